import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

/** Pages that need nobody signed in. */
export const visitorRoutes: RouteObject[] = [page(paths.signIn, () => import('./sign-in.tsx'))]

/** Pages of a person, outside all companies. */
export const personRoutes: RouteObject[] = [
  page(paths.home, () => import('./home.tsx')),
  page(paths.newCompany, () => import('./new-company.tsx')),
]
