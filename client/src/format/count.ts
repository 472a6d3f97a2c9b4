const number = new Intl.NumberFormat('en');

/** "1 picture", "1,204 pictures". */
export const countPictures = (count: number) =>
  `${number.format(count)} ${count === 1 ? 'picture' : 'pictures'}`;
