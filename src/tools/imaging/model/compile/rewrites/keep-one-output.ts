import type { Graph, Node } from '../graph.ts';

/** One output, and of the operators only those it needs: the others cost a few ms a pass and the memory of six masks. */
export function keepOneOutput(graph: Graph, output: string): Graph {
  const needed = new Set([output]);
  const kept: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!needed.has(node.output)) continue;
    kept.push(node);
    for (const name of node.inputs) needed.add(name);
  }
  return { ...graph, nodes: kept.reverse(), outputs: [output] };
}
