import { Navigate } from 'react-router'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { useCompany } from './company-context.ts'

/** The first section that the person may see: sites, or the plan for whoever sees the money only. */
export default function CompanyHome() {
  const { companyId, may, reached } = useCompany()
  if (may('sites.see') || reached.sites.length > 0) return <Navigate to={linkTo(paths.sites, { companyId })} replace />
  if (may('plan.see')) return <Navigate to={linkTo(paths.plan, { companyId })} replace />
  if (may('invoices.see')) return <Navigate to={linkTo(paths.invoices, { companyId })} replace />
  return <Navigate to={linkTo(paths.companySettings, { companyId })} replace />
}
