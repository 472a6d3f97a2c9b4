/** A thing to lay on a collage, drawn with SVG. */
export interface Drawing {
  width: number;
  height: number;
  /** What is solid; `fill` and `stroke` are inherited from one colour. */
  shapes: string;
}

const draw = (width: number, height: number, shapes: string): Drawing => ({ width, height, shapes });
const path = (data: string) => `<path d="${data}"/>`;
const circle = (x: number, y: number, radius: number) => `<circle cx="${x}" cy="${y}" r="${radius}"/>`;
const box = (x: number, y: number, width: number, height: number, round = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
const line = (data: string, width: number) =>
  `<path d="${data}" fill="none" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const turned = (degrees: number, x: number, y: number, shapes: string) =>
  `<g transform="rotate(${degrees} ${x} ${y})">${shapes}</g>`;

/** Products as people wish for them: full and thin, round and angular, with holes, crooks and parts. */
export const drawings: Record<string, Drawing> = {
  ring: draw(
    300,
    380,
    line('M150 230 m-120 0 a120 120 0 1 0 240 0 a120 120 0 1 0 -240 0', 34) +
      path('M90 60 L150 130 L210 60 L185 20 L115 20z'),
  ),
  bottle: draw(
    160,
    480,
    path('M60 10 h40 v130 q50 40 50 110 v200 q0 25 -25 25 h-90 q-25 0 -25 -25 v-200 q0 -70 50 -110z'),
  ),
  chair: draw(
    300,
    420,
    path('M20 10 l40 -6 30 210 h170 v34 h-20 v160 h-30 v-160 h-120 l20 160 h-30 l-24 -190z'),
  ),
  guitar: draw(
    240,
    640,
    path(
      'M105 10 h34 l4 300 q60 10 60 70 q0 40 -15 60 q40 25 40 80 q0 100 -108 100 q-108 0 -108 -100 q0 -55 40 -80 q-15 -20 -15 -60 q0 -60 60 -70z',
    ),
  ),
  rod: draw(640, 40, box(0, 8, 640, 24, 12)),
  headphones: draw(
    360,
    360,
    line('M50 220 a130 150 0 0 1 260 0', 36) + box(20, 200, 70, 130, 30) + box(270, 200, 70, 130, 30),
  ),
  mug: draw(340, 300, box(10, 10, 220, 280, 36) + line('M230 80 h30 q60 0 60 70 q0 70 -60 70 h-30', 34)),
  book: draw(240, 330, box(6, 6, 228, 318, 10)),
  shirt: draw(
    380,
    360,
    path('M120 10 q70 50 140 0 l110 70 -60 90 -40 -26 v206 h-160 v-206 l-40 26 -60 -90z'),
  ),
  sneaker: draw(460, 240, path('M10 60 q40 40 100 0 l60 -30 q60 90 180 100 q100 10 100 60 v40 h-440z')),
  lamp: draw(
    320,
    460,
    path(
      'M60 440 h160 v-20 q-50 -14 -70 -30 l-50 -190 130 -110 50 40 a70 60 0 1 0 -40 -100 l-20 40 -170 140 60 210 q-20 20 -50 20z',
    ),
  ),
  watch: draw(
    220,
    560,
    path('M60 10 h100 l10 150 h-120z M50 400 h120 l-10 150 h-100z') + circle(110, 280, 100),
  ),
  umbrella: draw(
    400,
    420,
    path(
      'M10 200 q20 -180 190 -180 q170 0 190 180 q-30 -40 -63 0 q-32 -40 -63 0 q-32 -40 -64 0 q-32 -40 -63 0 q-30 -40 -64 0 q-33 -40 -63 0z',
    ) + line('M200 190 v180 q0 34 32 34 q30 0 30 -30', 16),
  ),
  plant: draw(
    320,
    480,
    path(
      'M160 300 q-20 -220 0 -290 q40 120 0 290 q100 -220 150 -200 q-30 160 -130 210 h-40 q-110 -60 -130 -210 q60 0 150 200z M90 320 h140 l-24 150 h-92z',
    ),
  ),
  glasses: draw(
    440,
    180,
    line(
      'M100 100 m-80 0 a80 66 0 1 0 160 0 a80 66 0 1 0 -160 0 M340 100 m-80 0 a80 66 0 1 0 160 0 a80 66 0 1 0 -160 0 M180 90 q40 -40 80 0',
      20,
    ),
  ),
  scissors: draw(
    260,
    420,
    line('M60 340 L190 20 M200 340 L70 20', 26) +
      line(
        'M50 360 m-36 0 a36 44 0 1 0 72 0 a36 44 0 1 0 -72 0 M210 360 m-36 0 a36 44 0 1 0 72 0 a36 44 0 1 0 -72 0',
        22,
      ),
  ),
  bicycle: draw(
    520,
    330,
    line(
      'M110 220 m-90 0 a90 90 0 1 0 180 0 a90 90 0 1 0 -180 0 M410 220 m-90 0 a90 90 0 1 0 180 0 a90 90 0 1 0 -180 0 M110 220 L180 90 h190 L250 220 H110 M180 90 L250 220 M410 220 L350 40 h50 M150 70 h60',
      16,
    ),
  ),
  earrings: draw(
    240,
    300,
    circle(60, 210, 52) +
      line('M60 150 v-80 q0 -40 30 -40', 12) +
      circle(180, 230, 52) +
      line('M180 170 v-80 q0 -40 30 -40', 12),
  ),
  socks: draw(
    360,
    360,
    path(
      'M20 10 h100 v190 q70 30 60 90 q-10 40 -60 40 q-100 -10 -100 -110z M210 30 h100 v190 q46 30 40 80 q-10 40 -56 40 q-90 -10 -84 -110z',
    ),
  ),
  plates: draw(420, 260, circle(120, 130, 116) + circle(330, 90, 76) + circle(330, 215, 36)),
  chess: draw(
    420,
    260,
    ['40', '180', '320']
      .map(
        (x) =>
          `<g transform="translate(${x} 0)">${circle(40, 50, 40)}${path('M20 80 h40 l24 140 h20 v34 h-128 v-34 h20z')}</g>`,
      )
      .join(''),
  ),
  ladder: draw(
    180,
    560,
    line('M30 20 v520 M150 20 v520 M30 90 h120 M30 190 h120 M30 290 h120 M30 390 h120 M30 490 h120', 20),
  ),
  racket: draw(
    240,
    620,
    line('M120 170 m-96 0 a96 140 0 1 0 192 0 a96 140 0 1 0 -192 0', 26) + line('M120 310 v280', 34),
  ),
  anchor: draw(
    360,
    420,
    line('M180 70 v310 M100 130 h160 M30 260 q20 120 150 130 q130 -10 150 -130', 30) +
      line('M180 44 m-28 0 a28 28 0 1 0 56 0 a28 28 0 1 0 -56 0', 20),
  ),
  boomerang: draw(420, 300, line('M40 260 Q120 20 200 40 Q300 60 390 240', 64)),
  key: draw(
    480,
    180,
    line('M90 90 m-66 0 a66 66 0 1 0 132 0 a66 66 0 1 0 -132 0', 36) +
      path('M150 74 h310 v80 h-36 v-44 h-40 v60 h-36 v-60 h-198z'),
  ),
  star: draw(380, 364, path('M190 6 l46 128 136 4 -108 84 38 132 -112 -78 -112 78 38 -132 -108 -84 136 -4z')),
  moon: draw(280, 360, path('M250 20 a170 170 0 1 0 10 300 a130 150 0 1 1 -10 -300z')),
  tent: draw(460, 300, path('M230 10 l220 280 h-160 l-60 -110 -60 110 h-160z')),
  teapot: draw(
    460,
    320,
    path(
      'M120 90 q100 -60 200 0 q50 60 30 130 q-30 80 -130 80 q-100 0 -130 -80 q-90 -20 -80 -110 h40 q0 50 30 60 q0 -40 40 -80z M196 60 h50 v-34 h-50z',
    ) + line('M340 130 q90 -30 90 50 q0 60 -80 70', 26),
  ),
  camera: draw(
    400,
    290,
    path(
      'M20 70 h90 l30 -50 h120 l30 50 h90 q16 0 16 16 v180 q0 16 -16 16 h-360 q-16 0 -16 -16 v-180 q0 -16 16 -16z',
    ),
  ),
  console: draw(
    420,
    260,
    path(
      'M110 30 q100 24 200 0 q60 0 90 110 q24 110 -30 110 q-40 0 -70 -70 h-180 q-30 70 -70 70 q-54 0 -30 -110 q30 -110 90 -110z',
    ),
  ),
  skis: draw(
    220,
    640,
    turned(-7, 110, 320, box(50, 20, 34, 600, 17)) + turned(7, 110, 320, box(136, 20, 34, 600, 17)),
  ),
  scooter: draw(
    460,
    460,
    line('M90 60 h90 M140 60 L190 390 H380 q40 -70 60 -70', 24) + circle(170, 400, 50) + circle(390, 400, 50),
  ),
  necklace: draw(
    360,
    420,
    line('M40 20 Q20 280 180 320 Q340 280 320 20', 14) + path('M180 310 l44 50 -44 54 -44 -54z'),
  ),
  table: draw(520, 300, box(4, 10, 512, 36, 8) + path('M40 46 h34 l-10 248 h-24z M446 46 h34 l4 248 h-24z')),
  vase: draw(
    240,
    420,
    path('M80 10 h80 q-20 90 40 160 q60 90 -20 230 h-120 q-80 -140 -20 -230 q60 -70 40 -160z'),
  ),
  kite: draw(
    320,
    520,
    path('M160 6 l140 170 -140 190 -140 -190z') + line('M160 360 q60 40 0 80 q-60 30 0 70', 10),
  ),
  brush: draw(
    560,
    150,
    path(
      'M4 56 h330 q20 0 30 -14 h100 q60 0 90 34 q-30 34 -90 34 h-100 q-10 -14 -30 -14 h-330 q-4 -20 0 -40z',
    ),
  ),
  spray: draw(
    360,
    360,
    [
      [60, 70, 44],
      [170, 50, 30],
      [280, 90, 56],
      [90, 200, 60],
      [220, 210, 46],
      [310, 260, 34],
      [150, 310, 40],
      [40, 310, 26],
    ]
      .map(([x, y, r]) => circle(x!, y!, r!))
      .join(''),
  ),
};
