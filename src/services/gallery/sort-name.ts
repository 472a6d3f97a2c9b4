/** Of names whose bytes are compared: as people sort them, without regard to case, and numbers by their value. */
export function sortNameOf(filename: string): string {
  return filename
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => {
      const value = digits.replace(/^0+(?=\d)/, '');
      // The length first: of two numbers the one with more digits is the larger.
      return `${String.fromCharCode(48 + Math.min(value.length, 70))}${value}`;
    })
    .slice(0, 400);
}
