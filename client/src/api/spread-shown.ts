import type { DocumentNode, FragmentDefinitionNode, FragmentSpreadNode } from 'graphql';
import { type Exchange, makeOperation, mapExchange } from 'urql';

/**
 * Fragments of what the pages show of an image or a job. An event, and an answer that brings either, has to have all of it,
 * or a page would ask the server once for each. Whoever sends does not know the pages: it spreads `ImageLive` or `JobLive`,
 * and here those are given what the pages show.
 */
export type Shown = readonly DocumentNode[];

/** Has its place first. */
export function spreadShown(shown: Shown): Exchange {
  const documents = new WeakMap<object, DocumentNode>();
  return mapExchange({
    onOperation(operation) {
      const query = documents.get(operation.query) ?? spreadInto(operation.query as DocumentNode, shown);
      documents.set(operation.query, query);
      return query === operation.query
        ? operation
        : makeOperation(operation.kind, { ...operation, query }, operation.context);
    },
  });
}

/** The document, with `shown` spread in each fragment of it that is called after its type and "Live". */
export function spreadInto(document: DocumentNode, shown: Shown): DocumentNode {
  const own = fragmentsOf([document]);
  const types = [...own.values()].filter(isLive).map(typeOf);
  const wanted = shown.filter((each) => types.includes(typeOf(firstOf(each))));
  if (wanted.length === 0) return document;
  const spread = (live: FragmentDefinitionNode): FragmentDefinitionNode => ({
    ...live,
    selectionSet: {
      ...live.selectionSet,
      selections: [
        ...live.selectionSet.selections,
        ...wanted
          .map(firstOf)
          .filter((each) => typeOf(each) === typeOf(live))
          .map(({ name }) => ({ kind: 'FragmentSpread', name }) as FragmentSpreadNode),
      ],
    },
  });
  // Not `...document`: urql keeps the text it sends with it.
  return {
    kind: document.kind,
    definitions: [
      ...document.definitions.map((each) => (isFragment(each) && isLive(each) ? spread(each) : each)),
      ...[...fragmentsOf(wanted)].filter(([name]) => !own.has(name)).map(([, fragment]) => fragment),
    ],
  };
}

const typeOf = ({ typeCondition }: FragmentDefinitionNode) => typeCondition.name.value;

const isLive = (fragment: FragmentDefinitionNode) => fragment.name.value === `${typeOf(fragment)}Live`;

const isFragment = (definition: { kind: string }): definition is FragmentDefinitionNode =>
  definition.kind === 'FragmentDefinition';

const fragmentsOf = (documents: readonly DocumentNode[]) =>
  new Map(
    documents
      .flatMap(({ definitions }) => definitions.filter(isFragment))
      .map((each) => [each.name.value, each]),
  );

/** A fragment's document has the fragment itself first, then those it is made of. */
const firstOf = ({ definitions }: DocumentNode) => definitions[0] as FragmentDefinitionNode;
