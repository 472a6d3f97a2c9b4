import { Arg, ID, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { parseId } from '../schema/id.ts';
import { Node } from '../schema/node.ts';
import { findAnyNodes, findNode } from '../services/access/find-node.ts';
import { Ctx } from './ctx.ts';
import { AskQuery } from './root-field.ts';

@Resolver()
export class NodeResolver {
  @AskQuery(() => Node, { nullable: true, description: "The viewer's object of this id, or null." })
  async node(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Of any object.' }) id: string,
  ): Promise<Node | null> {
    const name = parseId(id);
    return name && findNode(ctx, name, id);
  }

  @AskQuery(() => [Node], {
    nullable: 'items',
    description:
      "The viewer's objects of these ids, at most 100, in the order asked. Null stands for what is not there, has expired or was deleted.",
  })
  nodes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'At most 100, of any objects.' }) ids: string[],
  ): Promise<(Node | null)[]> {
    return findAnyNodes(ctx, ids);
  }
}
