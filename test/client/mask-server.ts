import type { EditStroke, Tool } from '../../client/src/editor/edit-stroke.ts';
import { createOutbox } from '../../client/src/editor/outbox.ts';
import type { Sheet } from '../../client/src/editor/sheet.ts';
import type { MaskApi, Sheets } from '../../client/src/editor/sheet-at.ts';
import type { Problem } from '../../client/src/problem/problem.ts';

export const stroke = (id: string, tool: Tool = 'KEEP'): EditStroke => ({
  id,
  tool,
  size: 0.05,
  hardness: 1,
  points: [0.5, 0.5],
  pressures: null,
});

interface Kept {
  version: number;
  strokes: EditStroke[];
}

/** Masks as the server keeps them. */
export class Server {
  masks: Partial<Record<Sheet, Kept>> = {};
  problem: Problem | null = null;
  /** It does what it is asked, and nobody hears of it. */
  isMute = false;
  requests: string[] = [];
  /** Before it answers that a request is refused or a sheet is read. */
  onRead = async (_sheet: Sheet) => {};
  refuses: Sheet | null = null;

  api(): MaskApi {
    const fail = () => ({ problem: this.problem as Problem });
    const at = (sheet: Sheet) => {
      const mask = this.masks[sheet] as Kept;
      return { maskId: sheet, version: mask.version, strokes: [...mask.strokes] };
    };
    return {
      create: async (sheet) => {
        this.requests.push(`create ${sheet}`);
        if (this.problem) return fail();
        this.masks[sheet] ??= { version: 1, strokes: [] };
        return at(sheet);
      },
      update: async (sheet, { version }, { add, remove }) => {
        this.requests.push(`update ${sheet} +${add.map(({ id }) => id)} -${remove}`);
        const mask = this.masks[sheet];
        if (this.problem) return fail();
        if (!mask) return { problem: { code: 'GONE', params: {} } };
        if (this.refuses === sheet) return { problem: { code: 'BAD_USER_INPUT', params: {} } };
        if (mask.version !== version)
          return { problem: { code: 'CONFLICT', params: { version: mask.version } } };
        this.change(sheet, add, remove);
        if (this.isMute) return { problem: { code: 'OFFLINE', params: {} } };
        return { version: mask.version };
      },
      read: async (sheet) => {
        this.requests.push(`read ${sheet}`);
        const read = this.problem ? fail() : at(sheet);
        await this.onRead(sheet);
        return read;
      },
    };
  }

  change(sheet: Sheet, add: readonly EditStroke[], remove: readonly string[] = []) {
    const mask = this.masks[sheet] as Kept;
    mask.strokes = [...mask.strokes.filter(({ id }) => !remove.includes(id)), ...add];
    mask.version++;
  }

  ids = (sheet: Sheet) => this.masks[sheet]?.strokes.map(({ id }) => id).join('');
}

export function openWindow(server: Server, known: Sheets = {}, wanted: readonly EditStroke[] = []) {
  let strokes = wanted;
  const outbox = createOutbox({
    api: server.api(),
    known,
    wanted,
    onOthers(all) {
      strokes = all;
    },
  });
  const want = (next: readonly EditStroke[]) => {
    strokes = next;
    outbox.want(next);
  };
  return { outbox, want, strokes: () => strokes, ids: () => strokes.map(({ id }) => id).join('') };
}
