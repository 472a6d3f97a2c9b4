// What of each sheet the server has, what is to be there, and the one request that comes next of it. Strokes are named by
// their ids and drawn on top, so the own can be sent on a version of which only the number is known, and what others have
// drawn is read once, after that.

import type { Problem } from '../problem/problem.ts';
import type { EditStroke } from './edit-stroke.ts';
import { mergeSheet, replaceSheet } from './merge-strokes.ts';
import { type NextRequest, nextRequest } from './next-request.ts';
import { type Sheet, sheets, strokesOn } from './sheet.ts';
import type { MaskApi, SheetAt, Sheets } from './sheet-at.ts';

interface SenderOptions {
  api: MaskApi;
  known: Sheets;
  wanted: readonly EditStroke[];
  /** Told what the strokes are once those of others are among them. */
  onOthers(strokes: readonly EditStroke[]): void;
  /** Another window has changed a sheet. */
  onMerging(): void;
}

interface Due {
  sheet: Sheet;
  /** Null: it is to be read. */
  request: NextRequest | null;
}

/** Of a mask that was deleted: until it is purged, and after that. */
export const isDeleted = ({ code }: Problem) => code === 'NOT_FOUND' || code === 'GONE';

export function createSheetSender({ api, known, wanted: first, onOthers, onMerging }: SenderOptions) {
  const at: Sheets = { ...known };
  let wanted = first;
  let isClosed = false;
  /** What was sent from here and is not known to have arrived: it is nobody else's. */
  const sent: Record<Sheet, Set<string>> = { hints: new Set(), keep: new Set(), erase: new Set() };
  /** Sheets of which no answer came: they may be as they were, or as they were to be. */
  const unsure = new Set<Sheet>();
  /** The newest version that was heard of, by mask. */
  const newest = new Map<string, number>();

  const newestOf = ({ maskId, version }: SheetAt) => Math.max(version, newest.get(maskId) ?? 0);
  const idsOf = (sheet: Sheet) => at[sheet]?.strokes.map(({ id }) => id) ?? [];

  function hear(maskId: string, version: number) {
    newest.set(maskId, Math.max(version, newest.get(maskId) ?? 0));
  }

  /** Leaves out the sheets of `but`. */
  function due(but: { has(sheet: Sheet): boolean } = new Set()): Due | null {
    const open = sheets.filter((sheet) => !but.has(sheet));
    for (const sheet of open) {
      const request = nextRequest(sheet, wanted, new Set(idsOf(sheet)));
      if (request || unsure.has(sheet)) return { sheet, request: unsure.has(sheet) ? null : request };
    }
    for (const sheet of open) {
      const now = at[sheet];
      if (now && newestOf(now) > now.version) return { sheet, request: null };
    }
    return null;
  }

  function take(sheet: Sheet, there: SheetAt) {
    unsure.delete(sheet);
    const now = at[sheet];
    if (now?.maskId === there.maskId && now.version > there.version) return;
    const merged = mergeSheet({
      known: new Set(idsOf(sheet)),
      sent: sent[sheet],
      wanted: strokesOn(sheet, wanted),
      there: there.strokes,
    });
    arrive(sheet, there.strokes);
    at[sheet] = { ...there, hasFile: now?.hasFile };
    wanted = replaceSheet(wanted, sheet, merged);
    onOthers(wanted);
  }

  function arrive(sheet: Sheet, strokes: readonly EditStroke[]) {
    for (const { id } of strokes) sent[sheet].delete(id);
  }

  async function send({ sheet, request }: Due): Promise<Problem | null> {
    const now = at[sheet];
    if (now && !request) return read(sheet, now);
    if (now && request) return update(sheet, now, request);
    const made = await api.create(sheet);
    if ('problem' in made) return made.problem;
    if (!isClosed) take(sheet, made);
    return null;
  }

  async function update(sheet: Sheet, now: SheetAt, request: NextRequest): Promise<Problem | null> {
    for (const { id } of request.add) sent[sheet].add(id);
    unsure.add(sheet);
    const version = newestOf(now);
    const answer = await api.update(sheet, { maskId: now.maskId, version }, request);
    if ('problem' in answer) return failed({ sheet, now, version }, answer.problem);
    arrive(sheet, request.add);
    const removed = new Set(request.remove);
    const strokes = [...now.strokes.filter(({ id }) => !removed.has(id)), ...request.add];
    // More than one step: others have changed it too, and it is read before it is said to be saved.
    const isAlone = version === now.version && answer.version === version + 1;
    at[sheet] = { ...now, strokes, version: isAlone ? answer.version : now.version };
    if (answer.version > version) unsure.delete(sheet);
    hear(now.maskId, answer.version);
    return null;
  }

  async function failed(
    { sheet, now, version }: { sheet: Sheet; now: SheetAt; version: number },
    problem: Problem,
  ): Promise<Problem | null> {
    if (problem.code === 'CONFLICT') {
      onMerging();
      const there = Number(problem.params.version);
      if (!(there > version)) return read(sheet, now);
      unsure.delete(sheet);
      hear(now.maskId, there);
      return null;
    }
    if (isPassing(problem)) return problem;
    unsure.delete(sheet);
    return isDeleted(problem) ? forget(sheet) : problem;
  }

  async function read(sheet: Sheet, { maskId }: SheetAt): Promise<Problem | null> {
    onMerging();
    const heard = newest.get(maskId);
    const there = await api.read(sheet, maskId);
    if (isClosed) return null;
    // What was heard of meanwhile is read next.
    if (newest.get(maskId) === heard && !('problem' in there)) newest.delete(maskId);
    if (!('problem' in there)) take(sheet, there);
    else if (isDeleted(there.problem)) forget(sheet);
    else return there.problem;
    return null;
  }

  /** It was deleted in another window: what is here is still wanted. */
  function forget(sheet: Sheet): null {
    newest.delete(at[sheet]?.maskId ?? '');
    delete at[sheet];
    unsure.delete(sheet);
    sent[sheet].clear();
    return null;
  }

  return {
    sheets: (): Sheets => at,
    want(strokes: readonly EditStroke[]) {
      wanted = strokes;
    },
    hear,
    due,
    send,
    close() {
      isClosed = true;
    },
  };
}

const passing: readonly Problem['code'][] = [
  'OFFLINE',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'NOT_UNDERSTOOD',
  'INTERNAL_SERVER_ERROR',
];

/** Whether the same may be taken when it is sent again. */
export const isPassing = ({ code }: Problem) => passing.includes(code);
