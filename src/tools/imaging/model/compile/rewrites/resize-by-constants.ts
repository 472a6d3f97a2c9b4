import type { Graph, Node } from '../graph.ts';
import { writeAttribute } from '../write-graph.ts';

/**
 * The file has each enlargement's size worked out from the shapes of other tensors, 7 operators and more apiece. For sizes
 * that are multiples of 32 every one of them doubles, except those that bring the six side masks to full size: the
 * first is there already, and each that follows is half as large as the one before. With constant scales onnxruntime
 * keeps its blocked layout through them: 6 % of a pass.
 * `pytorch_half_pixel` differs from `half_pixel` only for outputs of one pixel, and is no reason to leave that layout.
 */
export function resizeByConstants(graph: Graph): Graph {
  const sides = graph.nodes.findLast(({ op, inputs }) => op === 'Concat' && inputs.length === 6);
  if (!sides) throw new Error('expected a Concat of six side masks in the graph');
  const weights = new Map(graph.weights);
  const attributes = [
    writeAttribute('coordinate_transformation_mode', 'half_pixel'),
    writeAttribute('mode', 'linear'),
  ];
  const nodes = graph.nodes.map((node): Node => {
    if (node.op !== 'Resize') return node;
    const place = sides.inputs.indexOf(node.output);
    const scale = place < 0 ? 2 : 2 ** place;
    const name = `scale ${scale}`;
    weights.set(name, { dims: [4], data: Float32Array.of(1, 1, scale, scale) });
    return { ...node, inputs: [node.inputs[0]!, '', name], attributes };
  });
  return { ...graph, nodes, weights };
}
