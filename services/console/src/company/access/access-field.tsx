import { Radio, Stack } from '@mantine/core'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import type { ShownAccess } from './access-change.ts'
import { type RoleOnSite, SiteRolesField } from './site-roles-field.tsx'

export const companyRoles = ['administrator', 'developer', 'billing'] as const
export type CompanyRole = (typeof companyRoles)[number]

/** What is chosen: a role in the company, or roles on sites, which stay chosen while another one is looked at. */
export interface AccessChoice {
  of: CompanyRole | 'sites'
  siteRoles: RoleOnSite[]
}

export type GivenAccess = { companyRole: CompanyRole } | { siteRoles: RoleOnSite[] }

export function givenBy({ of, siteRoles }: AccessChoice): GivenAccess {
  return of === 'sites' ? { siteRoles } : { companyRole: of }
}

export function choiceOf({ companyRole, siteRoles }: ShownAccess): AccessChoice {
  return { of: companyRole ?? 'sites', siteRoles: siteRoles ?? [] }
}

export function isComplete({ of, siteRoles }: AccessChoice): boolean {
  return of !== 'sites' || siteRoles.length > 0
}

/** Chooses what somebody may do: what the chooser may give is offered, with what each role may do. */
export function AccessField({ value, onChange }: { value: AccessChoice; onChange: (value: AccessChoice) => void }) {
  const { words } = useWords()
  const { may } = useCompany()
  const offered = [...(may('members.manage') ? companyRoles : []), 'sites'] as const
  return (
    <Stack>
      {offered.length > 1 && (
        <Radio.Group
          label={words.company.access.label}
          value={value.of}
          onChange={(of) => onChange({ ...value, of: of as AccessChoice['of'] })}
        >
          <Stack gap="sm" mt="xs">
            {offered.map((of) => (
              <Radio
                key={of}
                value={of}
                label={of === 'sites' ? words.company.access.sites : words.shell.roles[of]}
                description={words.company.access.texts[of]}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {value.of === 'sites' && (
        <SiteRolesField
          label={words.company.access.onSites}
          value={value.siteRoles}
          onChange={(siteRoles) => onChange({ ...value, siteRoles })}
          isOffered={(siteId) => may('site-members.manage', { siteId })}
        />
      )}
    </Stack>
  )
}
