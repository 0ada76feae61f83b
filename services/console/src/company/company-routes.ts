import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

export const companyRoutes: RouteObject[] = [
  page(paths.company, () => import('./company-home.tsx')),
  page(paths.members, () => import('./members.tsx')),
  page(paths.member, () => import('./member.tsx')),
  page(paths.invitations, () => import('./invitations.tsx')),
  page(paths.invite, () => import('./invite.tsx')),
  page(paths.whoCan, () => import('./who-can.tsx')),
  page(paths.apiKeys, () => import('./api-keys.tsx')),
  page(paths.companySettings, () => import('./settings.tsx')),
]
