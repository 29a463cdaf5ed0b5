/**
 * Condenses a directed graph: nodes that reach each other become one group (Tarjan 1972, written without recursion, since a chain of
 * copies can be thousands long). A group of more than one node is a circle of outlets that cite each other.
 */

/** Groups of nodes, each sorted, in order of their first node. */
export function condense(nodes: readonly string[], targets: (node: string) => readonly string[]): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const onStack = new Set<string>()
  const stack: string[] = []
  const groups: string[][] = []
  for (const root of nodes) {
    if (index.has(root)) continue
    const work: { node: string; next: number }[] = [{ node: root, next: 0 }]
    while (work.length) {
      const frame = work.at(-1)!
      const { node } = frame
      if (frame.next === 0) {
        index.set(node, index.size)
        low.set(node, index.get(node)!)
        stack.push(node)
        onStack.add(node)
      }
      const target = targets(node)[frame.next++]
      if (target !== undefined) {
        if (!index.has(target)) work.push({ node: target, next: 0 })
        else if (onStack.has(target)) low.set(node, Math.min(low.get(node)!, index.get(target)!))
        continue
      }
      work.pop()
      const above = work.at(-1)
      if (above) low.set(above.node, Math.min(low.get(above.node)!, low.get(node)!))
      if (low.get(node) !== index.get(node)) continue
      const group = stack.splice(stack.lastIndexOf(node))
      for (const member of group) onStack.delete(member)
      groups.push(group.sort())
    }
  }
  return groups.sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}
