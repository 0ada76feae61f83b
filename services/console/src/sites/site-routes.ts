import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

export const siteRoutes: RouteObject[] = [
  page(paths.sites, () => import('./sites.tsx')),
  page(paths.newSite, () => import('./new-site.tsx')),
  page(paths.operations, () => import('../operations/company-operations.tsx')),
  page(paths.analytics, () => import('./company-analytics.tsx')),
  {
    lazy: async () => ({ Component: (await import('./in-site.tsx')).InSite }),
    children: [
      page(paths.site, () => import('./site-home.tsx')),
      page(paths.environment, () => import('./environment.tsx')),
      page(paths.siteMembers, () => import('./site-members.tsx')),
      page(paths.siteOperations, () => import('./site-operations.tsx')),
      page(paths.siteSettings, () => import('./site-settings.tsx')),
    ],
  },
]
