import { makePicture } from '../../picture.ts';
import type { Attack } from './attack.ts';

const recipes = Array.from({ length: 20 }, (_, i) => ({
  resize: { width: 7000, height: 7000 - i, fit: 'FILL' },
  output: { format: 'AVIF', lossless: true },
}));

/** One small upload that asks for an hour of encoding. It has done all it does when it begins. */
export const dearRecipes: Attack = {
  name: 'H2b: 20 AVIFs of 49 MP from 64 px',
  async begin({ client }) {
    const { errors } = await client.upload(await makePicture({ width: 64, height: 64, format: 'png' }), {
      recipes,
    });
    return () => errors?.[0]?.extensions.code ?? 'taken';
  },
};
