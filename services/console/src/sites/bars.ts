export interface Bar {
  x: number
  y: number
  width: number
  height: number
}

/** The bars of a chart in a box of this size: one for each value, the highest as high as the box. */
export function bars(values: readonly number[], box: { width: number; height: number }): Bar[] {
  const highest = Math.max(...values, 1)
  const step = box.width / Math.max(values.length, 1)
  return values.map((value, index) => {
    const height = (value / highest) * box.height
    return { x: index * step + step * 0.1, y: box.height - height, width: step * 0.8, height }
  })
}
