import { createBrowserRouter } from 'react-router'
import { personRoutes, visitorRoutes } from '../account/account-routes.ts'
import { session } from '../api/session.ts'
import { billingRoutes } from '../billing/billing-routes.ts'
import { companyRoutes } from '../company/company-routes.ts'
import { visitorPaths } from '../paths.ts'
import { settingsRoutes } from '../settings/settings-routes.ts'
import { siteRoutes } from '../sites/site-routes.ts'
import { Crash } from './crash.tsx'
import { signInBefore } from './links.ts'
import { NotFound } from './not-found.tsx'
import { Root } from './root.tsx'

// Known before the first page is chosen: whoever is signed out loads nothing of the pages inside.
if (session.isSignedOut && !Object.values<string>(visitorPaths).includes(location.pathname))
  history.replaceState(null, '', signInBefore(location))

export const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: Crash,
    HydrateFallback: () => null,
    children: [
      {
        lazy: async () => ({ Component: (await import('../account/card-layout.tsx')).CardLayout }),
        children: visitorRoutes,
      },
      {
        lazy: async () => ({ Component: (await import('../shell/signed-in.tsx')).SignedIn }),
        children: [
          {
            lazy: async () => ({ Component: (await import('../settings/settings-layout.tsx')).SettingsLayout }),
            children: [...personRoutes, ...settingsRoutes],
          },
          {
            lazy: async () => ({ Component: (await import('../company/in-company.tsx')).InCompany }),
            children: [...companyRoutes, ...siteRoutes, ...billingRoutes],
          },
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
])
