import { Arg, Ctx, ID, Resolver } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { parseId } from '../schema/id.ts';
import { Node } from '../schema/node.ts';
import { findNode } from '../services/access/find-node.ts';
import { AskQuery } from './root-field.ts';

@Resolver()
export class NodeResolver {
  @AskQuery(() => Node, { nullable: true, description: "The viewer's object of this id, or null." })
  async node(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
    const name = parseId(id);
    return name && findNode(ctx, name, id);
  }
}
