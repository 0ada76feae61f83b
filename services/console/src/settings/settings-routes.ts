import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

/** The person's own settings. */
export const settingsRoutes: RouteObject[] = [
  page(paths.profile, () => import('./profile.tsx')),
  page(paths.security, () => import('./security.tsx')),
  page(paths.sessions, () => import('./sessions.tsx')),
  page(paths.notifications, () => import('./notifications.tsx')),
  page(paths.access, () => import('./access.tsx')),
  page(paths.newCompany, () => import('./new-company.tsx')),
]
