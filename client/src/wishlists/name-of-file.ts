/** "blue-vase_2.jpg" is called "blue vase 2" until somebody names it. */
export function nameOfFile(filename: string): string {
  const words = filename
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.slice(0, 200) || 'Something nice';
}
