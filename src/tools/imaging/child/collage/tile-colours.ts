type Colour = readonly [number, number, number];

/** The ground of a name's tile and the ink on it, 8-bit sRGB: the same for the same name. */
export function findTileColours(name: string): { ground: Colour; ink: Colour } {
  const hue = (hashName(name) % 360) * (Math.PI / 180);
  return { ground: fromOklch(0.9, 0.045, hue), ink: fromOklch(0.33, 0.07, hue) };
}

/** FNV-1a, 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Ottosson, "A perceptual color space for image processing", 2020: equal steps look equal whatever the hue. */
function fromOklch(lightness: number, chroma: number, hue: number): Colour {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encode(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    encode(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    encode(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

function encode(linear: number): number {
  const within = Math.min(1, Math.max(0, linear));
  const curved = within <= 0.0031308 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055;
  return Math.round(curved * 255);
}
