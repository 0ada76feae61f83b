import { type PermissionId, permissions } from '@holdfast/access/permissions'
import { Select, SimpleGrid } from '@mantine/core'
import { read } from '../../api/client.ts'
import { useEnvironmentName } from '../../sites/environment-name.tsx'
import { useWords } from '../../words/words.tsx'
import { SiteSelect } from '../site-select.tsx'

const ids = Object.keys(permissions) as PermissionId[]

export function permissionOf(text: string | undefined): PermissionId | undefined {
  return ids.find((id) => id === text)
}

/** What is asked about: a permission, and where. It stands in the URL, so that an answer can be shared. */
export function WhatFields({
  permission,
  siteId,
  environmentId,
  set,
}: {
  permission: PermissionId | undefined
  siteId: string | undefined
  environmentId: string | undefined
  set: (changes: Partial<Record<'permission' | 'siteId' | 'environmentId', string | undefined>>) => void
}) {
  const { words } = useWords()
  const nameOf = useEnvironmentName()
  const environments = read.useQuery(
    'get',
    '/v1/sites/{siteId}/environments',
    { params: { path: { siteId: siteId ?? '' } } },
    { enabled: siteId !== undefined },
  )
  return (
    <SimpleGrid cols={{ base: 1, sm: siteId ? 3 : 2 }}>
      <Select
        label={words.company.whoCan.permission}
        searchable
        required
        allowDeselect={false}
        data={ids.map((value) => ({ value, label: words.company.permissionTitles[value] }))}
        value={permission ?? null}
        onChange={(value) => set({ permission: value ?? undefined })}
        nothingFoundMessage={words.company.whoCan.noPermission}
      />
      <SiteSelect
        label={words.company.members.site}
        placeholder={words.company.whoCan.noSite}
        clearable
        value={siteId}
        // An environment is one of its site.
        onChange={(value) => set({ siteId: value, environmentId: undefined })}
      />
      {siteId && (
        <Select
          label={words.sites.environment}
          placeholder={words.company.whoCan.noEnvironment}
          clearable
          data={(environments.data?.items ?? []).map((environment) => ({
            value: environment.environmentId,
            label: nameOf(environment),
          }))}
          value={environmentId ?? null}
          onChange={(value) => set({ environmentId: value ?? undefined })}
        />
      )}
    </SimpleGrid>
  )
}
