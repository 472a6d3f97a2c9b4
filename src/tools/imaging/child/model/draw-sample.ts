import type { PassInput } from '../../model/pass.ts';

/** A striped ball on a table before a wall, soft-edged: something that models take for a subject. Square; pixels a side. */
export function drawSample(side: number): PassInput {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const across = (x + 0.5) / side - 0.5;
      const down = (y + 0.5) / side - 0.5;
      const share = Math.min(1, Math.max(0, (ballRadius - Math.hypot(across, down)) * 80 + 0.5));
      const ball = shadeBall(across, down);
      const room = shadeRoom(across, down);
      for (let channel = 0; channel < 3; channel++)
        pixels[(y * side + x) * 3 + channel] = Math.round(
          ball[channel]! * share + room[channel]! * (1 - share),
        );
    }
  }
  return { pixels, width: side, height: side };
}

const ballRadius = 0.28;

function shadeBall(across: number, down: number): [number, number, number] {
  const light = 0.3 + 0.7 * Math.max(0, 1 - Math.hypot(across + 0.1, down + 0.12) / 0.45);
  const [red, green, blue] = Math.abs(down + across / 3) < 0.06 ? [240, 225, 190] : [205, 45, 35];
  return [red * light, green * light, blue * light];
}

function shadeRoom(across: number, down: number): [number, number, number] {
  if (down > 0.18) {
    const shadow = 1 - 0.5 * Math.max(0, 1 - Math.hypot(across * 2.5, (down - 0.27) * 7));
    return [170 * shadow, 130 * shadow, 90 * shadow];
  }
  const light = 0.9 + 0.2 * across;
  return [190 * light, 200 * light, 205 * light];
}
