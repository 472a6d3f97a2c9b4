import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

export interface Refusal {
  code: string;
  message: string;
  params: Record<string, string | number>;
}

export type Answer<Data> = { data: Data; refusal: null } | { data: Data | null; refusal: Refusal };

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; params?: Refusal['params'] } }[];
}

export const noAnswer: Refusal = {
  code: 'NO_ANSWER',
  message: 'The server does not answer. Look whether you are online.',
  params: {},
};

/** With the key of an account, where one is given. */
export async function ask<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  key: string | null = null,
): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ query: document, variables }),
    });
    return readAnswer((await response.json()) as Body<Data>);
  } catch {
    return { data: null, refusal: noAnswer };
  }
}

export function readAnswer<Data>({ data = null, errors }: Body<Data>): Answer<Data> {
  const [error] = errors ?? [];
  if (data && !error) return { data, refusal: null };
  const { code = 'INTERNAL_SERVER_ERROR', params = {} } = error?.extensions ?? {};
  return { data, refusal: { code, message: error?.message ?? noAnswer.message, params } };
}
