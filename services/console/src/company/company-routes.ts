import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

export const companyRoutes: RouteObject[] = [
  page(paths.company, () => import('./company-home.tsx')),
  page(paths.members, () => import('./members.tsx')),
]
