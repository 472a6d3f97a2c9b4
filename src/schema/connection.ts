import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { defaultPageSize, maxPageSize } from '../config/page-size.ts';

@ObjectType({ description: 'Where a page of a list begins and ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more behind `endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Always false: lists are read forward only.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Of the first; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the last, to be given as `after`; null on an empty page.',
  })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
}

/** The Relay connection of a type, read forward, without a total. */
export function createConnectionType<T extends object>(
  type: ClassType<T>,
  name: string,
  order = 'newest first',
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field(() => String, { description: 'Give it as `after` to go on behind this one.' })
    cursor!: string;

    @Field(() => type, { description: 'What is listed.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}, ${order}.` })
  class TypeConnection implements Connection<T> {
    @Field(() => [Edge], { description: 'Each with its cursor.' })
    edges!: Edge[];

    @Field(() => [type], { description: 'The same without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page begins and ends.' })
    pageInfo!: PageInfo;
  }
  return TypeConnection;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many, 1 to ${maxPageSize}. Default: ${defaultPageSize}.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A cursor of an earlier page. Default: the first page.',
  })
  after?: string | null;
}
