import type { LinkProblem } from '../gql/graphql.ts';

/** Why little or nothing is known of what a link shows, and what to do about it: any of them can be wished for all the same. */
export const linkWords: Record<LinkProblem, { title: string; advice: string }> = {
  BLOCKED: {
    title: 'This shop turns programs away',
    advice: 'Name it yourself. For its picture, take a screenshot and drop it on this page.',
  },
  CAPTCHA: {
    title: 'This shop wants to see a person',
    advice: 'Name it yourself. For its picture, take a screenshot and drop it on this page.',
  },
  LOGIN_REQUIRED: {
    title: 'This page is only for who has logged in',
    advice: 'Name it yourself. For its picture, take a screenshot and drop it on this page.',
  },
  NOT_FOUND: {
    title: 'The shop has no such page',
    advice: 'Look whether the whole address was copied, or name it yourself.',
  },
  NOT_A_PAGE: {
    title: 'There is neither a page nor a picture',
    advice: 'Name it yourself; the link stays with it.',
  },
  NO_PRODUCT: {
    title: 'The page does not say what it sells',
    advice: 'See whether its title and one of its pictures fit.',
  },
  TOO_LARGE: {
    title: 'This page is larger than is read here',
    advice: 'Name it yourself. For its picture, take a screenshot and drop it on this page.',
  },
  TIMEOUT: {
    title: 'The shop took too long',
    advice: 'Try again later, or name it yourself.',
  },
  UNREACHABLE: {
    title: 'The shop did not answer',
    advice: 'Look whether the address is right, or name it yourself.',
  },
};
