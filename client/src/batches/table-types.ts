/** What an input of files offers here; Windows says of a CSV that it is Excel's. */
export const tableTypes = ['.csv', '.tsv', '.txt', 'text/csv', 'text/tab-separated-values', 'text/plain'];

/** By its name or by what the browser calls it; what is in it, the server looks at. */
export const isTable = ({ name, type }: File): boolean =>
  /\.(csv|tsv|tab|txt)$/i.test(name) || /^text\/(csv|plain|tab-separated-values)$/.test(type);
