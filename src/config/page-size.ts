/** Of a list where nobody says how many. */
export const defaultPageSize = 20;
export const maxPageSize = 100;
