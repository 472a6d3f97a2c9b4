/**
 * What one document may be. Every introspection query that tools send passes, and what is natural to ask for: a hundred
 * pictures with a page of renditions each are 2,605 points (test/http/graphql/query-limits.test.ts has more of them).
 */
export const queryLimits = { tokens: 2000, depth: 15, aliases: 50, cost: 10_000 } as const;
