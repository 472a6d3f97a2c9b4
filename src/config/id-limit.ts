/** How many ids a field takes at once. */
export const maxIds = 100;
