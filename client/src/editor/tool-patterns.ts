import type { Tool } from './edit-stroke.ts';

/** What the tools draw with, told apart without their colours: + on what is kept, − and a hatch on what goes; the exact ones are denser. */
type ToolPatterns = Record<Tool, CanvasPattern>;

const toolColours = {
  KEEP: '#1b8a4b',
  ERASE: '#cf2f22',
  PAINT: '#0f7268',
  RUB: '#a3266f',
} as const satisfies Record<Tool, string>;

const tilePx = { KEEP: 26, ERASE: 26, PAINT: 14, RUB: 14 } as const satisfies Record<Tool, number>;

export function createPatterns(context: CanvasRenderingContext2D): ToolPatterns {
  const make = (tool: Tool) => context.createPattern(drawTile(tool), 'repeat') as CanvasPattern;
  return { KEEP: make('KEEP'), ERASE: make('ERASE'), PAINT: make('PAINT'), RUB: make('RUB') };
}

function drawTile(tool: Tool): HTMLCanvasElement {
  const side = tilePx[tool];
  const tile = Object.assign(document.createElement('canvas'), { width: side, height: side });
  const context = tile.getContext('2d') as CanvasRenderingContext2D;
  const isKept = tool === 'KEEP' || tool === 'PAINT';
  context.fillStyle = toolColours[tool];
  context.fillRect(0, 0, side, side);
  if (!isKept) drawHatch(context, side);
  context.strokeStyle = '#ffffff';
  context.lineWidth = side > 20 ? 2.5 : 1.6;
  const [middle, arm] = [side / 2, side / 5];
  context.beginPath();
  context.moveTo(middle - arm, middle);
  context.lineTo(middle + arm, middle);
  if (isKept) {
    context.moveTo(middle, middle - arm);
    context.lineTo(middle, middle + arm);
  }
  context.stroke();
  return tile;
}

function drawHatch(context: CanvasRenderingContext2D, side: number) {
  context.strokeStyle = 'rgb(255 255 255 / 45%)';
  context.lineWidth = 1.5;
  context.beginPath();
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift, side);
    context.lineTo(shift + side, 0);
  }
  context.stroke();
}
