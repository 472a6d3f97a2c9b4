import { makePicture } from '../picture.ts';

const sizes = [
  [500, 400],
  [300, 480],
  [480, 300],
] as const;
const photos = await Promise.all(sizes.map(([width, height]) => makePicture({ width, height })));
/** Three by photo and one by name. */
export const vases = [
  {
    name: 'Blue vase',
    photo: photos[0],
    link: 'https://shop.example/blue',
    price: { amount: '1299.5', currency: 'EUR' },
  },
  { name: 'Tall vase', photo: photos[1], link: 'https://shop.example/tall', quantity: 3 },
  { name: 'Wide vase', photo: photos[2], link: 'https://shop.example/wide', note: 'Any but the red one.' },
  { name: 'A week in the mountains' },
];
