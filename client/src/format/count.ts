const number = new Intl.NumberFormat('en');

/** "1,204" */
export const formatCount = (count: number): string => number.format(count);

/** "1 picture", "1,204 pictures". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

export const countPictures = (count: number): string => countOf(count, 'picture');
