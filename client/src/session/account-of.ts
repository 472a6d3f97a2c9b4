/** The account a key names, so that one key can take another's place in whatever is under way; else the key itself. */
export const accountOf = (key: string): string => /^pst_([0-9a-z]{26})_/.exec(key)?.[1] ?? key;
