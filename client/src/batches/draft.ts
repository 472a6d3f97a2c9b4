import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import type { CsvInput, CsvRole } from '../gql/graphql.ts';
import type { Problem } from '../problem/problem.ts';
import { cutout, type RecipeForm, toRecipeInput } from '../recipe/recipe-form.ts';
import { type Created, createBatch, type Validated, validateBatch } from './send-table.ts';

/** What was said of the file's layout; what is left out is found. */
export type Said = Omit<CsvInput, 'file' | 'uploadId'>;

/** A batch that is being prepared. */
export interface Draft {
  file: File;
  said: Said;
  /** What the server has found in the file, the last time it answered. */
  found: Validated | null;
  isAsking: boolean;
  /** Why it was not read. */
  problem: Problem | null;
  isSending: boolean;
  /** Why it was not begun. */
  refusal: Problem | null;
  recipe: RecipeForm;
  name: string;
  gallery: { id: string; name: string } | null;
  /** An ISO 8601 duration, or empty: what was fetched before is fetched again. */
  reuseWithin: string;
  /** Is told when the batch has ended; empty for nobody. */
  webhookUrl: string;
  /** The same for each try: an answer that was lost begins no second batch. */
  clientId: string;
}

export type Plan = Pick<Draft, 'recipe' | 'name' | 'gallery' | 'reuseWithin' | 'webhookUrl'>;

export interface DraftDesk {
  state: StoreApi<{ draft: Draft | null }>;
  /** Begins with a file, or goes on with another in its place. */
  open(file: File): void;
  /** Corrects how the file is read, and has it read once more. */
  say(said: Said): void;
  setRole(column: number, role: CsvRole): void;
  plan(part: Partial<Plan>): void;
  /** Has it read once more, after it was not. */
  retry(): void;
  /** Null if it was refused: then the draft says why. */
  run(): Promise<Created | null>;
  close(): void;
}

/** The batch that is being prepared, whatever page is looked at meanwhile: one of a session. */
export function createDraftDesk(client: Client, newKey: () => string): DraftDesk {
  const state = createStore<{ draft: Draft | null }>(() => ({ draft: null }));
  /** Counts what was asked: only the last answer is of interest. */
  let asked = 0;

  const change = (part: Partial<Draft>) =>
    state.setState(({ draft }) => ({ draft: draft && { ...draft, ...part } }));

  async function ask() {
    const { draft } = state.getState();
    if (!draft) return;
    asked += 1;
    const own = asked;
    change({ isAsking: true, problem: null, refusal: null });
    const answer = await validateBatch(client, { ...draft.said, file: draft.file });
    if (own !== asked) return;
    if ('problem' in answer) change({ isAsking: false, problem: answer.problem });
    else change({ isAsking: false, found: answer });
  }

  function say(said: Said) {
    const { draft } = state.getState();
    if (!draft) return;
    change({ said: { ...draft.said, ...said }, clientId: newKey() });
    void ask();
  }

  return {
    state,
    say,
    open(file) {
      const { draft } = state.getState();
      const kept: Plan = draft ?? {
        recipe: cutout,
        name: '',
        gallery: null,
        reuseWithin: '',
        webhookUrl: '',
      };
      const { recipe, gallery, reuseWithin, webhookUrl } = kept;
      state.setState({
        draft: {
          ...{ recipe, gallery, reuseWithin, webhookUrl },
          file,
          name: nameOfFile(file.name),
          said: {},
          found: null,
          isAsking: false,
          problem: null,
          refusal: null,
          isSending: false,
          clientId: newKey(),
        },
      });
      void ask();
    },
    setRole(column, role) {
      const columns = state.getState().draft?.found?.layout?.columns ?? [];
      say(rolesOf(columns.map((one) => (one.index === column ? { ...one, role } : demote(one, role)))));
    },
    plan: (part) => change({ ...part, clientId: newKey() }),
    retry: () => void ask(),
    async run() {
      const { draft } = state.getState();
      if (!draft || draft.isSending) return null;
      change({ isSending: true, refusal: null });
      const { file, said, name, clientId, recipe, gallery, reuseWithin, webhookUrl } = draft;
      const created = await createBatch(client, {
        csv: { ...said, file },
        clientId,
        recipes: [toRecipeInput(recipe)],
        ...(name.trim() && { name: name.trim() }),
        ...(gallery && { galleryId: gallery.id }),
        ...(reuseWithin && { reuseWithin }),
        ...(webhookUrl.trim() && { webhookUrl: webhookUrl.trim() }),
      });
      if ('problem' in created) {
        change({ isSending: false, refusal: created.problem });
        return null;
      }
      state.setState({ draft: null });
      return created;
    },
    close() {
      asked += 1;
      state.setState({ draft: null });
    },
  };
}

interface Column {
  index: number;
  name: string;
  role: CsvRole;
}

/** There is one column of names. */
const demote = (column: Column, role: CsvRole): Column =>
  role === 'NAME' && column.role === 'NAME' ? { ...column, role: 'OTHER' } : column;

/** As the server is told of them: by their names. None of a role is left for it to find. */
function rolesOf(columns: readonly Column[]): Said {
  const named = (role: CsvRole) => columns.filter((column) => column.role === role).map(({ name }) => name);
  const [nameColumn] = named('NAME');
  return { urlColumns: named('URL'), nameColumn: nameColumn ?? null };
}

const nameOfFile = (filename: string) => filename.replace(/\.[a-z]{2,4}$/i, '');
