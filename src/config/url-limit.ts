/** No signed URL is good for longer: it is the most that S3 signs. */
export const longestSpanMs = 7 * 86_400_000;

/** The longest life that may be wanted of one. The rest of the span is for the window in which it stays the same. */
export const longestUrlMs = 6 * 86_400_000;
