import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Path } from '../paths.ts'

/** A page whose code is loaded when it is first opened. */
export function page(path: Path, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) }
}
