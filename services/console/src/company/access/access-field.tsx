import { Radio, Stack } from '@mantine/core'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { type AccessChoice, companyRoles } from './access-choice.ts'
import { SiteRolesField } from './site-roles-field.tsx'

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
