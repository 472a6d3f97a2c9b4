import { limitHeap } from './config/heap-limit.ts';

limitHeap();
// Loaded by the process that goes on, and only by that.
await import('./run.ts');
