import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Path } from '../paths.ts'

/** A page whose code is loaded when it is first opened. Its handle is its path, which says whose page it is. */
export function page(path: Path, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, handle: path, lazy: async () => ({ Component: (await load()).default }) }
}
