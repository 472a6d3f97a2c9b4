import sharp from 'sharp';
import { measureSilhouette, type Silhouette } from '../../src/collage/silhouette.ts';
import { type Drawing, drawings } from './drawing-table.ts';

/** A drawing as the bytes of a PNG, transparent around it; `colour` is any that SVG knows. */
export async function drawPng(name: string, colour = '#7c3f58'): Promise<Buffer> {
  return await sharp(Buffer.from(svgOf(findDrawing(name), colour)))
    .png()
    .toBuffer();
}

export interface Alpha {
  alpha: Uint8Array;
  width: number;
  height: number;
}

export async function drawAlpha(name: string): Promise<Alpha> {
  const { data, info } = await sharp(await drawPng(name))
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { alpha: data, width: info.width, height: info.height };
}

export async function drawSilhouette(name: string): Promise<Silhouette> {
  const { alpha, ...size } = await drawAlpha(name);
  return measureSilhouette(alpha, size);
}

export async function drawSilhouettes(names = Object.keys(drawings)): Promise<Silhouette[]> {
  return await Promise.all(names.map(drawSilhouette));
}

function findDrawing(name: string): Drawing {
  const drawing = drawings[name];
  if (!drawing) throw new Error(`expected one of ${Object.keys(drawings).join(', ')}, got ${name}`);
  return drawing;
}

function svgOf({ width, height, shapes }: Drawing, colour: string): string {
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g fill="${colour}" stroke="${colour}" stroke-width="0">${shapes}</g></svg>`;
}
