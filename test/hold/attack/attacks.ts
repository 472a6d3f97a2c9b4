import type { Attack } from './attack.ts';
import { dearRecipes } from './dear-recipes.ts';
import { greedySubscriptions } from './greedy-subscriptions.ts';
import { manyScans } from './many-scans.ts';
import { unreadAliases, unreadDescriptions } from './unread-answers.ts';
import { unreadZips } from './unread-zips.ts';

/** In the order in which they are made, one after the other. */
export const attacks: readonly Attack[] = [
  unreadAliases,
  unreadDescriptions,
  manyScans,
  dearRecipes,
  greedySubscriptions,
  unreadZips,
];
