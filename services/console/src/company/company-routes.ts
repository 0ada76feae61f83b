import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

export const companyRoutes: RouteObject[] = [
  page(paths.company, () => import('./company-home.tsx')),
  page(paths.members, () => import('./members/members.tsx')),
  page(paths.member, () => import('./members/member.tsx')),
  page(paths.invitations, () => import('./invitations/invitations.tsx')),
  page(paths.invite, () => import('./invitations/invite.tsx')),
  page(paths.whoCan, () => import('./who-can/who-can.tsx')),
  page(paths.apiKeys, () => import('./api-keys/api-keys.tsx')),
  page(paths.companySettings, () => import('./settings/settings.tsx')),
]
