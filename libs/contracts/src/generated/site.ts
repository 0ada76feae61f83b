import { message, service } from '../load.ts'

import type { ActivateReleaseRequest as ActivateReleaseRequestRead, ActivateReleaseRequestInput } from './holdfast/site/v1/ActivateReleaseRequest.ts'
export type ActivateReleaseRequest = ActivateReleaseRequestRead
export type { ActivateReleaseRequestInput }
export const ActivateReleaseRequest = message<ActivateReleaseRequestInput, ActivateReleaseRequestRead>('holdfast.site.v1.ActivateReleaseRequest')
import type { AnalyticsDefinition } from './holdfast/site/v1/Analytics.ts'
export const Analytics = service<AnalyticsDefinition>('holdfast.site.v1.Analytics')
import type { Backup as BackupRead, BackupInput } from './holdfast/site/v1/Backup.ts'
export type Backup = BackupRead
export type { BackupInput }
export const Backup = message<BackupInput, BackupRead>('holdfast.site.v1.Backup')
export { BackupCause } from './holdfast/site/v1/BackupCause.ts'
import type { BackupDeleted as BackupDeletedRead, BackupDeletedInput } from './holdfast/site/v1/BackupDeleted.ts'
export type BackupDeleted = BackupDeletedRead
export type { BackupDeletedInput }
export const BackupDeleted = message<BackupDeletedInput, BackupDeletedRead>('holdfast.site.v1.BackupDeleted')
import type { BackupMade as BackupMadeRead, BackupMadeInput } from './holdfast/site/v1/BackupMade.ts'
export type BackupMade = BackupMadeRead
export type { BackupMadeInput }
export const BackupMade = message<BackupMadeInput, BackupMadeRead>('holdfast.site.v1.BackupMade')
import type { BackupNotProved as BackupNotProvedRead, BackupNotProvedInput } from './holdfast/site/v1/BackupNotProved.ts'
export type BackupNotProved = BackupNotProvedRead
export type { BackupNotProvedInput }
export const BackupNotProved = message<BackupNotProvedInput, BackupNotProvedRead>('holdfast.site.v1.BackupNotProved')
import type { BackupVerified as BackupVerifiedRead, BackupVerifiedInput } from './holdfast/site/v1/BackupVerified.ts'
export type BackupVerified = BackupVerifiedRead
export type { BackupVerifiedInput }
export const BackupVerified = message<BackupVerifiedInput, BackupVerifiedRead>('holdfast.site.v1.BackupVerified')
import type { BackupsDefinition } from './holdfast/site/v1/Backups.ts'
export const Backups = service<BackupsDefinition>('holdfast.site.v1.Backups')
import type { BeginUploadRequest as BeginUploadRequestRead, BeginUploadRequestInput } from './holdfast/site/v1/BeginUploadRequest.ts'
export type BeginUploadRequest = BeginUploadRequestRead
export type { BeginUploadRequestInput }
export const BeginUploadRequest = message<BeginUploadRequestInput, BeginUploadRequestRead>('holdfast.site.v1.BeginUploadRequest')
import type { CancelOperationRequest as CancelOperationRequestRead, CancelOperationRequestInput } from './holdfast/site/v1/CancelOperationRequest.ts'
export type CancelOperationRequest = CancelOperationRequestRead
export type { CancelOperationRequestInput }
export const CancelOperationRequest = message<CancelOperationRequestInput, CancelOperationRequestRead>('holdfast.site.v1.CancelOperationRequest')
import type { CloneSiteRequest as CloneSiteRequestRead, CloneSiteRequestInput } from './holdfast/site/v1/CloneSiteRequest.ts'
export type CloneSiteRequest = CloneSiteRequestRead
export type { CloneSiteRequestInput }
export const CloneSiteRequest = message<CloneSiteRequestInput, CloneSiteRequestRead>('holdfast.site.v1.CloneSiteRequest')
import type { CloseReply as CloseReplyRead, CloseReplyInput } from './holdfast/site/v1/CloseReply.ts'
export type CloseReply = CloseReplyRead
export type { CloseReplyInput }
export const CloseReply = message<CloseReplyInput, CloseReplyRead>('holdfast.site.v1.CloseReply')
import type { CloseRequest as CloseRequestRead, CloseRequestInput } from './holdfast/site/v1/CloseRequest.ts'
export type CloseRequest = CloseRequestRead
export type { CloseRequestInput }
export const CloseRequest = message<CloseRequestInput, CloseRequestRead>('holdfast.site.v1.CloseRequest')
import type { CopiedFrom as CopiedFromRead, CopiedFromInput } from './holdfast/site/v1/CopiedFrom.ts'
export type CopiedFrom = CopiedFromRead
export type { CopiedFromInput }
export const CopiedFrom = message<CopiedFromInput, CopiedFromRead>('holdfast.site.v1.CopiedFrom')
import type { CreateEnvironmentRequest as CreateEnvironmentRequestRead, CreateEnvironmentRequestInput } from './holdfast/site/v1/CreateEnvironmentRequest.ts'
export type CreateEnvironmentRequest = CreateEnvironmentRequestRead
export type { CreateEnvironmentRequestInput }
export const CreateEnvironmentRequest = message<CreateEnvironmentRequestInput, CreateEnvironmentRequestRead>('holdfast.site.v1.CreateEnvironmentRequest')
import type { CreateSiteRequest as CreateSiteRequestRead, CreateSiteRequestInput } from './holdfast/site/v1/CreateSiteRequest.ts'
export type CreateSiteRequest = CreateSiteRequestRead
export type { CreateSiteRequestInput }
export const CreateSiteRequest = message<CreateSiteRequestInput, CreateSiteRequestRead>('holdfast.site.v1.CreateSiteRequest')
import type { DayOfVisits as DayOfVisitsRead, DayOfVisitsInput } from './holdfast/site/v1/DayOfVisits.ts'
export type DayOfVisits = DayOfVisitsRead
export type { DayOfVisitsInput }
export const DayOfVisits = message<DayOfVisitsInput, DayOfVisitsRead>('holdfast.site.v1.DayOfVisits')
import type { Days as DaysRead, DaysInput } from './holdfast/site/v1/Days.ts'
export type Days = DaysRead
export type { DaysInput }
export const Days = message<DaysInput, DaysRead>('holdfast.site.v1.Days')
import type { DeleteBackupReply as DeleteBackupReplyRead, DeleteBackupReplyInput } from './holdfast/site/v1/DeleteBackupReply.ts'
export type DeleteBackupReply = DeleteBackupReplyRead
export type { DeleteBackupReplyInput }
export const DeleteBackupReply = message<DeleteBackupReplyInput, DeleteBackupReplyRead>('holdfast.site.v1.DeleteBackupReply')
import type { DeleteBackupRequest as DeleteBackupRequestRead, DeleteBackupRequestInput } from './holdfast/site/v1/DeleteBackupRequest.ts'
export type DeleteBackupRequest = DeleteBackupRequestRead
export type { DeleteBackupRequestInput }
export const DeleteBackupRequest = message<DeleteBackupRequestInput, DeleteBackupRequestRead>('holdfast.site.v1.DeleteBackupRequest')
import type { DeleteEnvironmentRequest as DeleteEnvironmentRequestRead, DeleteEnvironmentRequestInput } from './holdfast/site/v1/DeleteEnvironmentRequest.ts'
export type DeleteEnvironmentRequest = DeleteEnvironmentRequestRead
export type { DeleteEnvironmentRequestInput }
export const DeleteEnvironmentRequest = message<DeleteEnvironmentRequestInput, DeleteEnvironmentRequestRead>('holdfast.site.v1.DeleteEnvironmentRequest')
import type { DeleteOrphanReply as DeleteOrphanReplyRead, DeleteOrphanReplyInput } from './holdfast/site/v1/DeleteOrphanReply.ts'
export type DeleteOrphanReply = DeleteOrphanReplyRead
export type { DeleteOrphanReplyInput }
export const DeleteOrphanReply = message<DeleteOrphanReplyInput, DeleteOrphanReplyRead>('holdfast.site.v1.DeleteOrphanReply')
import type { DeleteOrphanRequest as DeleteOrphanRequestRead, DeleteOrphanRequestInput } from './holdfast/site/v1/DeleteOrphanRequest.ts'
export type DeleteOrphanRequest = DeleteOrphanRequestRead
export type { DeleteOrphanRequestInput }
export const DeleteOrphanRequest = message<DeleteOrphanRequestInput, DeleteOrphanRequestRead>('holdfast.site.v1.DeleteOrphanRequest')
import type { DeleteReleaseReply as DeleteReleaseReplyRead, DeleteReleaseReplyInput } from './holdfast/site/v1/DeleteReleaseReply.ts'
export type DeleteReleaseReply = DeleteReleaseReplyRead
export type { DeleteReleaseReplyInput }
export const DeleteReleaseReply = message<DeleteReleaseReplyInput, DeleteReleaseReplyRead>('holdfast.site.v1.DeleteReleaseReply')
import type { DeleteReleaseRequest as DeleteReleaseRequestRead, DeleteReleaseRequestInput } from './holdfast/site/v1/DeleteReleaseRequest.ts'
export type DeleteReleaseRequest = DeleteReleaseRequestRead
export type { DeleteReleaseRequestInput }
export const DeleteReleaseRequest = message<DeleteReleaseRequestInput, DeleteReleaseRequestRead>('holdfast.site.v1.DeleteReleaseRequest')
import type { DeleteSiteReply as DeleteSiteReplyRead, DeleteSiteReplyInput } from './holdfast/site/v1/DeleteSiteReply.ts'
export type DeleteSiteReply = DeleteSiteReplyRead
export type { DeleteSiteReplyInput }
export const DeleteSiteReply = message<DeleteSiteReplyInput, DeleteSiteReplyRead>('holdfast.site.v1.DeleteSiteReply')
import type { DeleteSiteRequest as DeleteSiteRequestRead, DeleteSiteRequestInput } from './holdfast/site/v1/DeleteSiteRequest.ts'
export type DeleteSiteRequest = DeleteSiteRequestRead
export type { DeleteSiteRequestInput }
export const DeleteSiteRequest = message<DeleteSiteRequestInput, DeleteSiteRequestRead>('holdfast.site.v1.DeleteSiteRequest')
import type { DeletedSite as DeletedSiteRead, DeletedSiteInput } from './holdfast/site/v1/DeletedSite.ts'
export type DeletedSite = DeletedSiteRead
export type { DeletedSiteInput }
export const DeletedSite = message<DeletedSiteInput, DeletedSiteRead>('holdfast.site.v1.DeletedSite')
import type { DescribeSitesReply as DescribeSitesReplyRead, DescribeSitesReplyInput } from './holdfast/site/v1/DescribeSitesReply.ts'
export type DescribeSitesReply = DescribeSitesReplyRead
export type { DescribeSitesReplyInput }
export const DescribeSitesReply = message<DescribeSitesReplyInput, DescribeSitesReplyRead>('holdfast.site.v1.DescribeSitesReply')
import type { DescribeSitesRequest as DescribeSitesRequestRead, DescribeSitesRequestInput } from './holdfast/site/v1/DescribeSitesRequest.ts'
export type DescribeSitesRequest = DescribeSitesRequestRead
export type { DescribeSitesRequestInput }
export const DescribeSitesRequest = message<DescribeSitesRequestInput, DescribeSitesRequestRead>('holdfast.site.v1.DescribeSitesRequest')
import type { DownloadBackupRequest as DownloadBackupRequestRead, DownloadBackupRequestInput } from './holdfast/site/v1/DownloadBackupRequest.ts'
export type DownloadBackupRequest = DownloadBackupRequestRead
export type { DownloadBackupRequestInput }
export const DownloadBackupRequest = message<DownloadBackupRequestInput, DownloadBackupRequestRead>('holdfast.site.v1.DownloadBackupRequest')
import type { DownloadReleaseRequest as DownloadReleaseRequestRead, DownloadReleaseRequestInput } from './holdfast/site/v1/DownloadReleaseRequest.ts'
export type DownloadReleaseRequest = DownloadReleaseRequestRead
export type { DownloadReleaseRequestInput }
export const DownloadReleaseRequest = message<DownloadReleaseRequestInput, DownloadReleaseRequestRead>('holdfast.site.v1.DownloadReleaseRequest')
import type { EndPlanReply as EndPlanReplyRead, EndPlanReplyInput } from './holdfast/site/v1/EndPlanReply.ts'
export type EndPlanReply = EndPlanReplyRead
export type { EndPlanReplyInput }
export const EndPlanReply = message<EndPlanReplyInput, EndPlanReplyRead>('holdfast.site.v1.EndPlanReply')
import type { EndPlanRequest as EndPlanRequestRead, EndPlanRequestInput } from './holdfast/site/v1/EndPlanRequest.ts'
export type EndPlanRequest = EndPlanRequestRead
export type { EndPlanRequestInput }
export const EndPlanRequest = message<EndPlanRequestInput, EndPlanRequestRead>('holdfast.site.v1.EndPlanRequest')
import type { Environment as EnvironmentRead, EnvironmentInput } from './holdfast/site/v1/Environment.ts'
export type Environment = EnvironmentRead
export type { EnvironmentInput }
export const Environment = message<EnvironmentInput, EnvironmentRead>('holdfast.site.v1.Environment')
import type { EnvironmentChanged as EnvironmentChangedRead, EnvironmentChangedInput } from './holdfast/site/v1/EnvironmentChanged.ts'
export type EnvironmentChanged = EnvironmentChangedRead
export type { EnvironmentChangedInput }
export const EnvironmentChanged = message<EnvironmentChangedInput, EnvironmentChangedRead>('holdfast.site.v1.EnvironmentChanged')
import type { EnvironmentCreated as EnvironmentCreatedRead, EnvironmentCreatedInput } from './holdfast/site/v1/EnvironmentCreated.ts'
export type EnvironmentCreated = EnvironmentCreatedRead
export type { EnvironmentCreatedInput }
export const EnvironmentCreated = message<EnvironmentCreatedInput, EnvironmentCreatedRead>('holdfast.site.v1.EnvironmentCreated')
import type { EnvironmentDeleted as EnvironmentDeletedRead, EnvironmentDeletedInput } from './holdfast/site/v1/EnvironmentDeleted.ts'
export type EnvironmentDeleted = EnvironmentDeletedRead
export type { EnvironmentDeletedInput }
export const EnvironmentDeleted = message<EnvironmentDeletedInput, EnvironmentDeletedRead>('holdfast.site.v1.EnvironmentDeleted')
import type { EnvironmentFact as EnvironmentFactRead, EnvironmentFactInput } from './holdfast/site/v1/EnvironmentFact.ts'
export type EnvironmentFact = EnvironmentFactRead
export type { EnvironmentFactInput }
export const EnvironmentFact = message<EnvironmentFactInput, EnvironmentFactRead>('holdfast.site.v1.EnvironmentFact')
import type { EnvironmentsDefinition } from './holdfast/site/v1/Environments.ts'
export const Environments = service<EnvironmentsDefinition>('holdfast.site.v1.Environments')
import type { FinishUploadRequest as FinishUploadRequestRead, FinishUploadRequestInput } from './holdfast/site/v1/FinishUploadRequest.ts'
export type FinishUploadRequest = FinishUploadRequestRead
export type { FinishUploadRequestInput }
export const FinishUploadRequest = message<FinishUploadRequestInput, FinishUploadRequestRead>('holdfast.site.v1.FinishUploadRequest')
import type { ForgetReply as ForgetReplyRead, ForgetReplyInput } from './holdfast/site/v1/ForgetReply.ts'
export type ForgetReply = ForgetReplyRead
export type { ForgetReplyInput }
export const ForgetReply = message<ForgetReplyInput, ForgetReplyRead>('holdfast.site.v1.ForgetReply')
import type { ForgetRequest as ForgetRequestRead, ForgetRequestInput } from './holdfast/site/v1/ForgetRequest.ts'
export type ForgetRequest = ForgetRequestRead
export type { ForgetRequestInput }
export const ForgetRequest = message<ForgetRequestInput, ForgetRequestRead>('holdfast.site.v1.ForgetRequest')
import type { Forgotten as ForgottenRead, ForgottenInput } from './holdfast/site/v1/Forgotten.ts'
export type Forgotten = ForgottenRead
export type { ForgottenInput }
export const Forgotten = message<ForgottenInput, ForgottenRead>('holdfast.site.v1.Forgotten')
import type { Gate as GateRead, GateInput } from './holdfast/site/v1/Gate.ts'
export type Gate = GateRead
export type { GateInput }
export const Gate = message<GateInput, GateRead>('holdfast.site.v1.Gate')
import type { GetBackupRequest as GetBackupRequestRead, GetBackupRequestInput } from './holdfast/site/v1/GetBackupRequest.ts'
export type GetBackupRequest = GetBackupRequestRead
export type { GetBackupRequestInput }
export const GetBackupRequest = message<GetBackupRequestInput, GetBackupRequestRead>('holdfast.site.v1.GetBackupRequest')
import type { GetCompanyAnalyticsReply as GetCompanyAnalyticsReplyRead, GetCompanyAnalyticsReplyInput } from './holdfast/site/v1/GetCompanyAnalyticsReply.ts'
export type GetCompanyAnalyticsReply = GetCompanyAnalyticsReplyRead
export type { GetCompanyAnalyticsReplyInput }
export const GetCompanyAnalyticsReply = message<GetCompanyAnalyticsReplyInput, GetCompanyAnalyticsReplyRead>('holdfast.site.v1.GetCompanyAnalyticsReply')
import type { GetCompanyAnalyticsRequest as GetCompanyAnalyticsRequestRead, GetCompanyAnalyticsRequestInput } from './holdfast/site/v1/GetCompanyAnalyticsRequest.ts'
export type GetCompanyAnalyticsRequest = GetCompanyAnalyticsRequestRead
export type { GetCompanyAnalyticsRequestInput }
export const GetCompanyAnalyticsRequest = message<GetCompanyAnalyticsRequestInput, GetCompanyAnalyticsRequestRead>('holdfast.site.v1.GetCompanyAnalyticsRequest')
import type { GetEnvironmentRequest as GetEnvironmentRequestRead, GetEnvironmentRequestInput } from './holdfast/site/v1/GetEnvironmentRequest.ts'
export type GetEnvironmentRequest = GetEnvironmentRequestRead
export type { GetEnvironmentRequestInput }
export const GetEnvironmentRequest = message<GetEnvironmentRequestInput, GetEnvironmentRequestRead>('holdfast.site.v1.GetEnvironmentRequest')
import type { GetGateRequest as GetGateRequestRead, GetGateRequestInput } from './holdfast/site/v1/GetGateRequest.ts'
export type GetGateRequest = GetGateRequestRead
export type { GetGateRequestInput }
export const GetGateRequest = message<GetGateRequestInput, GetGateRequestRead>('holdfast.site.v1.GetGateRequest')
import type { GetOperationRequest as GetOperationRequestRead, GetOperationRequestInput } from './holdfast/site/v1/GetOperationRequest.ts'
export type GetOperationRequest = GetOperationRequestRead
export type { GetOperationRequestInput }
export const GetOperationRequest = message<GetOperationRequestInput, GetOperationRequestRead>('holdfast.site.v1.GetOperationRequest')
import type { GetSiteAnalyticsReply as GetSiteAnalyticsReplyRead, GetSiteAnalyticsReplyInput } from './holdfast/site/v1/GetSiteAnalyticsReply.ts'
export type GetSiteAnalyticsReply = GetSiteAnalyticsReplyRead
export type { GetSiteAnalyticsReplyInput }
export const GetSiteAnalyticsReply = message<GetSiteAnalyticsReplyInput, GetSiteAnalyticsReplyRead>('holdfast.site.v1.GetSiteAnalyticsReply')
import type { GetSiteAnalyticsRequest as GetSiteAnalyticsRequestRead, GetSiteAnalyticsRequestInput } from './holdfast/site/v1/GetSiteAnalyticsRequest.ts'
export type GetSiteAnalyticsRequest = GetSiteAnalyticsRequestRead
export type { GetSiteAnalyticsRequestInput }
export const GetSiteAnalyticsRequest = message<GetSiteAnalyticsRequestInput, GetSiteAnalyticsRequestRead>('holdfast.site.v1.GetSiteAnalyticsRequest')
import type { GetSiteRequest as GetSiteRequestRead, GetSiteRequestInput } from './holdfast/site/v1/GetSiteRequest.ts'
export type GetSiteRequest = GetSiteRequestRead
export type { GetSiteRequestInput }
export const GetSiteRequest = message<GetSiteRequestInput, GetSiteRequestRead>('holdfast.site.v1.GetSiteRequest')
import type { GetUsageRequest as GetUsageRequestRead, GetUsageRequestInput } from './holdfast/site/v1/GetUsageRequest.ts'
export type GetUsageRequest = GetUsageRequestRead
export type { GetUsageRequestInput }
export const GetUsageRequest = message<GetUsageRequestInput, GetUsageRequestRead>('holdfast.site.v1.GetUsageRequest')
import type { Host as HostRead, HostInput } from './holdfast/site/v1/Host.ts'
export type Host = HostRead
export type { HostInput }
export const Host = message<HostInput, HostRead>('holdfast.site.v1.Host')
import type { Labels as LabelsRead, LabelsInput } from './holdfast/site/v1/Labels.ts'
export type Labels = LabelsRead
export type { LabelsInput }
export const Labels = message<LabelsInput, LabelsRead>('holdfast.site.v1.Labels')
import type { LimitChanged as LimitChangedRead, LimitChangedInput } from './holdfast/site/v1/LimitChanged.ts'
export type LimitChanged = LimitChangedRead
export type { LimitChangedInput }
export const LimitChanged = message<LimitChangedInput, LimitChangedRead>('holdfast.site.v1.LimitChanged')
import type { LimitsDefinition } from './holdfast/site/v1/Limits.ts'
export const Limits = service<LimitsDefinition>('holdfast.site.v1.Limits')
import type { ListBackupsReply as ListBackupsReplyRead, ListBackupsReplyInput } from './holdfast/site/v1/ListBackupsReply.ts'
export type ListBackupsReply = ListBackupsReplyRead
export type { ListBackupsReplyInput }
export const ListBackupsReply = message<ListBackupsReplyInput, ListBackupsReplyRead>('holdfast.site.v1.ListBackupsReply')
import type { ListBackupsRequest as ListBackupsRequestRead, ListBackupsRequestInput } from './holdfast/site/v1/ListBackupsRequest.ts'
export type ListBackupsRequest = ListBackupsRequestRead
export type { ListBackupsRequestInput }
export const ListBackupsRequest = message<ListBackupsRequestInput, ListBackupsRequestRead>('holdfast.site.v1.ListBackupsRequest')
import type { ListDeletedSitesReply as ListDeletedSitesReplyRead, ListDeletedSitesReplyInput } from './holdfast/site/v1/ListDeletedSitesReply.ts'
export type ListDeletedSitesReply = ListDeletedSitesReplyRead
export type { ListDeletedSitesReplyInput }
export const ListDeletedSitesReply = message<ListDeletedSitesReplyInput, ListDeletedSitesReplyRead>('holdfast.site.v1.ListDeletedSitesReply')
import type { ListDeletedSitesRequest as ListDeletedSitesRequestRead, ListDeletedSitesRequestInput } from './holdfast/site/v1/ListDeletedSitesRequest.ts'
export type ListDeletedSitesRequest = ListDeletedSitesRequestRead
export type { ListDeletedSitesRequestInput }
export const ListDeletedSitesRequest = message<ListDeletedSitesRequestInput, ListDeletedSitesRequestRead>('holdfast.site.v1.ListDeletedSitesRequest')
import type { ListEnvironmentsReply as ListEnvironmentsReplyRead, ListEnvironmentsReplyInput } from './holdfast/site/v1/ListEnvironmentsReply.ts'
export type ListEnvironmentsReply = ListEnvironmentsReplyRead
export type { ListEnvironmentsReplyInput }
export const ListEnvironmentsReply = message<ListEnvironmentsReplyInput, ListEnvironmentsReplyRead>('holdfast.site.v1.ListEnvironmentsReply')
import type { ListEnvironmentsRequest as ListEnvironmentsRequestRead, ListEnvironmentsRequestInput } from './holdfast/site/v1/ListEnvironmentsRequest.ts'
export type ListEnvironmentsRequest = ListEnvironmentsRequestRead
export type { ListEnvironmentsRequestInput }
export const ListEnvironmentsRequest = message<ListEnvironmentsRequestInput, ListEnvironmentsRequestRead>('holdfast.site.v1.ListEnvironmentsRequest')
import type { ListHostsReply as ListHostsReplyRead, ListHostsReplyInput } from './holdfast/site/v1/ListHostsReply.ts'
export type ListHostsReply = ListHostsReplyRead
export type { ListHostsReplyInput }
export const ListHostsReply = message<ListHostsReplyInput, ListHostsReplyRead>('holdfast.site.v1.ListHostsReply')
import type { ListHostsRequest as ListHostsRequestRead, ListHostsRequestInput } from './holdfast/site/v1/ListHostsRequest.ts'
export type ListHostsRequest = ListHostsRequestRead
export type { ListHostsRequestInput }
export const ListHostsRequest = message<ListHostsRequestInput, ListHostsRequestRead>('holdfast.site.v1.ListHostsRequest')
import type { ListMySitesReply as ListMySitesReplyRead, ListMySitesReplyInput } from './holdfast/site/v1/ListMySitesReply.ts'
export type ListMySitesReply = ListMySitesReplyRead
export type { ListMySitesReplyInput }
export const ListMySitesReply = message<ListMySitesReplyInput, ListMySitesReplyRead>('holdfast.site.v1.ListMySitesReply')
import type { ListMySitesRequest as ListMySitesRequestRead, ListMySitesRequestInput } from './holdfast/site/v1/ListMySitesRequest.ts'
export type ListMySitesRequest = ListMySitesRequestRead
export type { ListMySitesRequestInput }
export const ListMySitesRequest = message<ListMySitesRequestInput, ListMySitesRequestRead>('holdfast.site.v1.ListMySitesRequest')
import type { ListOperationsReply as ListOperationsReplyRead, ListOperationsReplyInput } from './holdfast/site/v1/ListOperationsReply.ts'
export type ListOperationsReply = ListOperationsReplyRead
export type { ListOperationsReplyInput }
export const ListOperationsReply = message<ListOperationsReplyInput, ListOperationsReplyRead>('holdfast.site.v1.ListOperationsReply')
import type { ListOperationsRequest as ListOperationsRequestRead, ListOperationsRequestInput } from './holdfast/site/v1/ListOperationsRequest.ts'
export type ListOperationsRequest = ListOperationsRequestRead
export type { ListOperationsRequestInput }
export const ListOperationsRequest = message<ListOperationsRequestInput, ListOperationsRequestRead>('holdfast.site.v1.ListOperationsRequest')
import type { ListOrphansReply as ListOrphansReplyRead, ListOrphansReplyInput } from './holdfast/site/v1/ListOrphansReply.ts'
export type ListOrphansReply = ListOrphansReplyRead
export type { ListOrphansReplyInput }
export const ListOrphansReply = message<ListOrphansReplyInput, ListOrphansReplyRead>('holdfast.site.v1.ListOrphansReply')
import type { ListOrphansRequest as ListOrphansRequestRead, ListOrphansRequestInput } from './holdfast/site/v1/ListOrphansRequest.ts'
export type ListOrphansRequest = ListOrphansRequestRead
export type { ListOrphansRequestInput }
export const ListOrphansRequest = message<ListOrphansRequestInput, ListOrphansRequestRead>('holdfast.site.v1.ListOrphansRequest')
import type { ListReleasesReply as ListReleasesReplyRead, ListReleasesReplyInput } from './holdfast/site/v1/ListReleasesReply.ts'
export type ListReleasesReply = ListReleasesReplyRead
export type { ListReleasesReplyInput }
export const ListReleasesReply = message<ListReleasesReplyInput, ListReleasesReplyRead>('holdfast.site.v1.ListReleasesReply')
import type { ListReleasesRequest as ListReleasesRequestRead, ListReleasesRequestInput } from './holdfast/site/v1/ListReleasesRequest.ts'
export type ListReleasesRequest = ListReleasesRequestRead
export type { ListReleasesRequestInput }
export const ListReleasesRequest = message<ListReleasesRequestInput, ListReleasesRequestRead>('holdfast.site.v1.ListReleasesRequest')
import type { ListSiteIdsReply as ListSiteIdsReplyRead, ListSiteIdsReplyInput } from './holdfast/site/v1/ListSiteIdsReply.ts'
export type ListSiteIdsReply = ListSiteIdsReplyRead
export type { ListSiteIdsReplyInput }
export const ListSiteIdsReply = message<ListSiteIdsReplyInput, ListSiteIdsReplyRead>('holdfast.site.v1.ListSiteIdsReply')
import type { ListSiteIdsRequest as ListSiteIdsRequestRead, ListSiteIdsRequestInput } from './holdfast/site/v1/ListSiteIdsRequest.ts'
export type ListSiteIdsRequest = ListSiteIdsRequestRead
export type { ListSiteIdsRequestInput }
export const ListSiteIdsRequest = message<ListSiteIdsRequestInput, ListSiteIdsRequestRead>('holdfast.site.v1.ListSiteIdsRequest')
import type { ListSitesReply as ListSitesReplyRead, ListSitesReplyInput } from './holdfast/site/v1/ListSitesReply.ts'
export type ListSitesReply = ListSitesReplyRead
export type { ListSitesReplyInput }
export const ListSitesReply = message<ListSitesReplyInput, ListSitesReplyRead>('holdfast.site.v1.ListSitesReply')
import type { ListSitesRequest as ListSitesRequestRead, ListSitesRequestInput } from './holdfast/site/v1/ListSitesRequest.ts'
export type ListSitesRequest = ListSitesRequestRead
export type { ListSitesRequestInput }
export const ListSitesRequest = message<ListSitesRequestInput, ListSitesRequestRead>('holdfast.site.v1.ListSitesRequest')
import type { MakeBackupRequest as MakeBackupRequestRead, MakeBackupRequestInput } from './holdfast/site/v1/MakeBackupRequest.ts'
export type MakeBackupRequest = MakeBackupRequestRead
export type { MakeBackupRequestInput }
export const MakeBackupRequest = message<MakeBackupRequestInput, MakeBackupRequestRead>('holdfast.site.v1.MakeBackupRequest')
import type { MySite as MySiteRead, MySiteInput } from './holdfast/site/v1/MySite.ts'
export type MySite = MySiteRead
export type { MySiteInput }
export const MySite = message<MySiteInput, MySiteRead>('holdfast.site.v1.MySite')
import type { NameSitesReply as NameSitesReplyRead, NameSitesReplyInput } from './holdfast/site/v1/NameSitesReply.ts'
export type NameSitesReply = NameSitesReplyRead
export type { NameSitesReplyInput }
export const NameSitesReply = message<NameSitesReplyInput, NameSitesReplyRead>('holdfast.site.v1.NameSitesReply')
import type { NameSitesRequest as NameSitesRequestRead, NameSitesRequestInput } from './holdfast/site/v1/NameSitesRequest.ts'
export type NameSitesRequest = NameSitesRequestRead
export type { NameSitesRequestInput }
export const NameSitesRequest = message<NameSitesRequestInput, NameSitesRequestRead>('holdfast.site.v1.NameSitesRequest')
import type { Operation as OperationRead, OperationInput } from './holdfast/site/v1/Operation.ts'
export type Operation = OperationRead
export type { OperationInput }
export const Operation = message<OperationInput, OperationRead>('holdfast.site.v1.Operation')
import type { OperationCancelled as OperationCancelledRead, OperationCancelledInput } from './holdfast/site/v1/OperationCancelled.ts'
export type OperationCancelled = OperationCancelledRead
export type { OperationCancelledInput }
export const OperationCancelled = message<OperationCancelledInput, OperationCancelledRead>('holdfast.site.v1.OperationCancelled')
import type { OperationFailed as OperationFailedRead, OperationFailedInput } from './holdfast/site/v1/OperationFailed.ts'
export type OperationFailed = OperationFailedRead
export type { OperationFailedInput }
export const OperationFailed = message<OperationFailedInput, OperationFailedRead>('holdfast.site.v1.OperationFailed')
export { OperationKind } from './holdfast/site/v1/OperationKind.ts'
import type { OperationStarted as OperationStartedRead, OperationStartedInput } from './holdfast/site/v1/OperationStarted.ts'
export type OperationStarted = OperationStartedRead
export type { OperationStartedInput }
export const OperationStarted = message<OperationStartedInput, OperationStartedRead>('holdfast.site.v1.OperationStarted')
export { OperationState } from './holdfast/site/v1/OperationState.ts'
import type { OperationsDefinition } from './holdfast/site/v1/Operations.ts'
export const Operations = service<OperationsDefinition>('holdfast.site.v1.Operations')
import type { OperatorsDefinition } from './holdfast/site/v1/Operators.ts'
export const Operators = service<OperatorsDefinition>('holdfast.site.v1.Operators')
import type { Orphan as OrphanRead, OrphanInput } from './holdfast/site/v1/Orphan.ts'
export type Orphan = OrphanRead
export type { OrphanInput }
export const Orphan = message<OrphanInput, OrphanRead>('holdfast.site.v1.Orphan')
import type { OrphanDeleted as OrphanDeletedRead, OrphanDeletedInput } from './holdfast/site/v1/OrphanDeleted.ts'
export type OrphanDeleted = OrphanDeletedRead
export type { OrphanDeletedInput }
export const OrphanDeleted = message<OrphanDeletedInput, OrphanDeletedRead>('holdfast.site.v1.OrphanDeleted')
import type { PushRequest as PushRequestRead, PushRequestInput } from './holdfast/site/v1/PushRequest.ts'
export type PushRequest = PushRequestRead
export type { PushRequestInput }
export const PushRequest = message<PushRequestInput, PushRequestRead>('holdfast.site.v1.PushRequest')
import type { PutEntitlementReply as PutEntitlementReplyRead, PutEntitlementReplyInput } from './holdfast/site/v1/PutEntitlementReply.ts'
export type PutEntitlementReply = PutEntitlementReplyRead
export type { PutEntitlementReplyInput }
export const PutEntitlementReply = message<PutEntitlementReplyInput, PutEntitlementReplyRead>('holdfast.site.v1.PutEntitlementReply')
import type { PutEntitlementRequest as PutEntitlementRequestRead, PutEntitlementRequestInput } from './holdfast/site/v1/PutEntitlementRequest.ts'
export type PutEntitlementRequest = PutEntitlementRequestRead
export type { PutEntitlementRequestInput }
export const PutEntitlementRequest = message<PutEntitlementRequestInput, PutEntitlementRequestRead>('holdfast.site.v1.PutEntitlementRequest')
import type { RecoverSiteReply as RecoverSiteReplyRead, RecoverSiteReplyInput } from './holdfast/site/v1/RecoverSiteReply.ts'
export type RecoverSiteReply = RecoverSiteReplyRead
export type { RecoverSiteReplyInput }
export const RecoverSiteReply = message<RecoverSiteReplyInput, RecoverSiteReplyRead>('holdfast.site.v1.RecoverSiteReply')
import type { RecoverSiteRequest as RecoverSiteRequestRead, RecoverSiteRequestInput } from './holdfast/site/v1/RecoverSiteRequest.ts'
export type RecoverSiteRequest = RecoverSiteRequestRead
export type { RecoverSiteRequestInput }
export const RecoverSiteRequest = message<RecoverSiteRequestInput, RecoverSiteRequestRead>('holdfast.site.v1.RecoverSiteRequest')
import type { Release as ReleaseRead, ReleaseInput } from './holdfast/site/v1/Release.ts'
export type Release = ReleaseRead
export type { ReleaseInput }
export const Release = message<ReleaseInput, ReleaseRead>('holdfast.site.v1.Release')
import type { ReleaseActivated as ReleaseActivatedRead, ReleaseActivatedInput } from './holdfast/site/v1/ReleaseActivated.ts'
export type ReleaseActivated = ReleaseActivatedRead
export type { ReleaseActivatedInput }
export const ReleaseActivated = message<ReleaseActivatedInput, ReleaseActivatedRead>('holdfast.site.v1.ReleaseActivated')
import type { ReleaseDeleted as ReleaseDeletedRead, ReleaseDeletedInput } from './holdfast/site/v1/ReleaseDeleted.ts'
export type ReleaseDeleted = ReleaseDeletedRead
export type { ReleaseDeletedInput }
export const ReleaseDeleted = message<ReleaseDeletedInput, ReleaseDeletedRead>('holdfast.site.v1.ReleaseDeleted')
import type { ReleasesDefinition } from './holdfast/site/v1/Releases.ts'
export const Releases = service<ReleasesDefinition>('holdfast.site.v1.Releases')
import type { RenewGateRequest as RenewGateRequestRead, RenewGateRequestInput } from './holdfast/site/v1/RenewGateRequest.ts'
export type RenewGateRequest = RenewGateRequestRead
export type { RenewGateRequestInput }
export const RenewGateRequest = message<RenewGateRequestInput, RenewGateRequestRead>('holdfast.site.v1.RenewGateRequest')
import type { ReopenReply as ReopenReplyRead, ReopenReplyInput } from './holdfast/site/v1/ReopenReply.ts'
export type ReopenReply = ReopenReplyRead
export type { ReopenReplyInput }
export const ReopenReply = message<ReopenReplyInput, ReopenReplyRead>('holdfast.site.v1.ReopenReply')
import type { ReopenRequest as ReopenRequestRead, ReopenRequestInput } from './holdfast/site/v1/ReopenRequest.ts'
export type ReopenRequest = ReopenRequestRead
export type { ReopenRequestInput }
export const ReopenRequest = message<ReopenRequestInput, ReopenRequestRead>('holdfast.site.v1.ReopenRequest')
import type { ResetRequest as ResetRequestRead, ResetRequestInput } from './holdfast/site/v1/ResetRequest.ts'
export type ResetRequest = ResetRequestRead
export type { ResetRequestInput }
export const ResetRequest = message<ResetRequestInput, ResetRequestRead>('holdfast.site.v1.ResetRequest')
import type { RestoreBackupRequest as RestoreBackupRequestRead, RestoreBackupRequestInput } from './holdfast/site/v1/RestoreBackupRequest.ts'
export type RestoreBackupRequest = RestoreBackupRequestRead
export type { RestoreBackupRequestInput }
export const RestoreBackupRequest = message<RestoreBackupRequestInput, RestoreBackupRequestRead>('holdfast.site.v1.RestoreBackupRequest')
import type { Site as SiteRead, SiteInput } from './holdfast/site/v1/Site.ts'
export type Site = SiteRead
export type { SiteInput }
export const Site = message<SiteInput, SiteRead>('holdfast.site.v1.Site')
import type { SiteChanged as SiteChangedRead, SiteChangedInput } from './holdfast/site/v1/SiteChanged.ts'
export type SiteChanged = SiteChangedRead
export type { SiteChangedInput }
export const SiteChanged = message<SiteChangedInput, SiteChangedRead>('holdfast.site.v1.SiteChanged')
import type { SiteCreated as SiteCreatedRead, SiteCreatedInput } from './holdfast/site/v1/SiteCreated.ts'
export type SiteCreated = SiteCreatedRead
export type { SiteCreatedInput }
export const SiteCreated = message<SiteCreatedInput, SiteCreatedRead>('holdfast.site.v1.SiteCreated')
import type { SiteDeleted as SiteDeletedRead, SiteDeletedInput } from './holdfast/site/v1/SiteDeleted.ts'
export type SiteDeleted = SiteDeletedRead
export type { SiteDeletedInput }
export const SiteDeleted = message<SiteDeletedInput, SiteDeletedRead>('holdfast.site.v1.SiteDeleted')
import type { SiteFact as SiteFactRead, SiteFactInput } from './holdfast/site/v1/SiteFact.ts'
export type SiteFact = SiteFactRead
export type { SiteFactInput }
export const SiteFact = message<SiteFactInput, SiteFactRead>('holdfast.site.v1.SiteFact')
import type { SiteName as SiteNameRead, SiteNameInput } from './holdfast/site/v1/SiteName.ts'
export type SiteName = SiteNameRead
export type { SiteNameInput }
export const SiteName = message<SiteNameInput, SiteNameRead>('holdfast.site.v1.SiteName')
import type { SiteNamesDefinition } from './holdfast/site/v1/SiteNames.ts'
export const SiteNames = service<SiteNamesDefinition>('holdfast.site.v1.SiteNames')
export { SiteOrder } from './holdfast/site/v1/SiteOrder.ts'
import type { SitePurged as SitePurgedRead, SitePurgedInput } from './holdfast/site/v1/SitePurged.ts'
export type SitePurged = SitePurgedRead
export type { SitePurgedInput }
export const SitePurged = message<SitePurgedInput, SitePurgedRead>('holdfast.site.v1.SitePurged')
import type { SiteRecovered as SiteRecoveredRead, SiteRecoveredInput } from './holdfast/site/v1/SiteRecovered.ts'
export type SiteRecovered = SiteRecoveredRead
export type { SiteRecoveredInput }
export const SiteRecovered = message<SiteRecoveredInput, SiteRecoveredRead>('holdfast.site.v1.SiteRecovered')
import type { SitesDefinition } from './holdfast/site/v1/Sites.ts'
export const Sites = service<SitesDefinition>('holdfast.site.v1.Sites')
import type { Ticket as TicketRead, TicketInput } from './holdfast/site/v1/Ticket.ts'
export type Ticket = TicketRead
export type { TicketInput }
export const Ticket = message<TicketInput, TicketRead>('holdfast.site.v1.Ticket')
import type { UpdateEnvironmentRequest as UpdateEnvironmentRequestRead, UpdateEnvironmentRequestInput } from './holdfast/site/v1/UpdateEnvironmentRequest.ts'
export type UpdateEnvironmentRequest = UpdateEnvironmentRequestRead
export type { UpdateEnvironmentRequestInput }
export const UpdateEnvironmentRequest = message<UpdateEnvironmentRequestInput, UpdateEnvironmentRequestRead>('holdfast.site.v1.UpdateEnvironmentRequest')
import type { UpdateSiteRequest as UpdateSiteRequestRead, UpdateSiteRequestInput } from './holdfast/site/v1/UpdateSiteRequest.ts'
export type UpdateSiteRequest = UpdateSiteRequestRead
export type { UpdateSiteRequestInput }
export const UpdateSiteRequest = message<UpdateSiteRequestInput, UpdateSiteRequestRead>('holdfast.site.v1.UpdateSiteRequest')
import type { Upload as UploadRead, UploadInput } from './holdfast/site/v1/Upload.ts'
export type Upload = UploadRead
export type { UploadInput }
export const Upload = message<UploadInput, UploadRead>('holdfast.site.v1.Upload')
import type { Usage as UsageRead, UsageInput } from './holdfast/site/v1/Usage.ts'
export type Usage = UsageRead
export type { UsageInput }
export const Usage = message<UsageInput, UsageRead>('holdfast.site.v1.Usage')
import type { UsageCounted as UsageCountedRead, UsageCountedInput } from './holdfast/site/v1/UsageCounted.ts'
export type UsageCounted = UsageCountedRead
export type { UsageCountedInput }
export const UsageCounted = message<UsageCountedInput, UsageCountedRead>('holdfast.site.v1.UsageCounted')
import type { UsageLine as UsageLineRead, UsageLineInput } from './holdfast/site/v1/UsageLine.ts'
export type UsageLine = UsageLineRead
export type { UsageLineInput }
export const UsageLine = message<UsageLineInput, UsageLineRead>('holdfast.site.v1.UsageLine')
import type { VerifyBackupRequest as VerifyBackupRequestRead, VerifyBackupRequestInput } from './holdfast/site/v1/VerifyBackupRequest.ts'
export type VerifyBackupRequest = VerifyBackupRequestRead
export type { VerifyBackupRequestInput }
export const VerifyBackupRequest = message<VerifyBackupRequestInput, VerifyBackupRequestRead>('holdfast.site.v1.VerifyBackupRequest')
export { VisitorClass } from './holdfast/site/v1/VisitorClass.ts'
import type { Visits as VisitsRead, VisitsInput } from './holdfast/site/v1/Visits.ts'
export type Visits = VisitsRead
export type { VisitsInput }
export const Visits = message<VisitsInput, VisitsRead>('holdfast.site.v1.Visits')
import type { WentBack as WentBackRead, WentBackInput } from './holdfast/site/v1/WentBack.ts'
export type WentBack = WentBackRead
export type { WentBackInput }
export const WentBack = message<WentBackInput, WentBackRead>('holdfast.site.v1.WentBack')
