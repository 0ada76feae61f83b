import { Stack } from '@mantine/core'
import { Page } from '../../ui/page.tsx'
import { Together } from '../../ui/together.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { CompanyDetails } from '../details/company-details.tsx'
import { CloseCompany } from './close-company.tsx'
import { LeaveCompany } from './leave-company.tsx'
import { RequireTwoFactor } from './require-two-factor.tsx'

export default function CompanySettings() {
  const { words } = useWords()
  const { may, company } = useCompany()
  return (
    <Page title={words.shell.sections.settings} text={<bdi>{company.name}</bdi>}>
      <Together>
        <Stack gap="lg" maw={760}>
          {may('company.settings.see') && <CompanyDetails />}
          {may('company.two-factor.require') && <RequireTwoFactor />}
          {may('company.leave') && <LeaveCompany />}
          {may('company.close') && <CloseCompany />}
        </Stack>
      </Together>
    </Page>
  )
}
