import { message, service } from '../load.ts'

import type { AcceptInvitationReply as AcceptInvitationReplyRead, AcceptInvitationReplyInput } from './holdfast/company/v1/AcceptInvitationReply.ts'
export type AcceptInvitationReply = AcceptInvitationReplyRead
export type { AcceptInvitationReplyInput }
export const AcceptInvitationReply = message<AcceptInvitationReplyInput, AcceptInvitationReplyRead>('holdfast.company.v1.AcceptInvitationReply')
import type { AcceptInvitationRequest as AcceptInvitationRequestRead, AcceptInvitationRequestInput } from './holdfast/company/v1/AcceptInvitationRequest.ts'
export type AcceptInvitationRequest = AcceptInvitationRequestRead
export type { AcceptInvitationRequestInput }
export const AcceptInvitationRequest = message<AcceptInvitationRequestInput, AcceptInvitationRequestRead>('holdfast.company.v1.AcceptInvitationRequest')
import type { Access as AccessRead, AccessInput } from './holdfast/company/v1/Access.ts'
export type Access = AccessRead
export type { AccessInput }
export const Access = message<AccessInput, AccessRead>('holdfast.company.v1.Access')
import type { AccessChanged as AccessChangedRead, AccessChangedInput } from './holdfast/company/v1/AccessChanged.ts'
export type AccessChanged = AccessChangedRead
export type { AccessChangedInput }
export const AccessChanged = message<AccessChangedInput, AccessChangedRead>('holdfast.company.v1.AccessChanged')
import type { AccessChecksDefinition } from './holdfast/company/v1/AccessChecks.ts'
export const AccessChecks = service<AccessChecksDefinition>('holdfast.company.v1.AccessChecks')
import type { AddToSites as AddToSitesRead, AddToSitesInput } from './holdfast/company/v1/AddToSites.ts'
export type AddToSites = AddToSitesRead
export type { AddToSitesInput }
export const AddToSites = message<AddToSitesInput, AddToSitesRead>('holdfast.company.v1.AddToSites')
import type { BatchCheckReply as BatchCheckReplyRead, BatchCheckReplyInput } from './holdfast/company/v1/BatchCheckReply.ts'
export type BatchCheckReply = BatchCheckReplyRead
export type { BatchCheckReplyInput }
export const BatchCheckReply = message<BatchCheckReplyInput, BatchCheckReplyRead>('holdfast.company.v1.BatchCheckReply')
import type { BatchCheckRequest as BatchCheckRequestRead, BatchCheckRequestInput } from './holdfast/company/v1/BatchCheckRequest.ts'
export type BatchCheckRequest = BatchCheckRequestRead
export type { BatchCheckRequestInput }
export const BatchCheckRequest = message<BatchCheckRequestInput, BatchCheckRequestRead>('holdfast.company.v1.BatchCheckRequest')
import type { Because as BecauseRead, BecauseInput } from './holdfast/company/v1/Because.ts'
export type Because = BecauseRead
export type { BecauseInput }
export const Because = message<BecauseInput, BecauseRead>('holdfast.company.v1.Because')
import type { Buyer as BuyerRead, BuyerInput } from './holdfast/company/v1/Buyer.ts'
export type Buyer = BuyerRead
export type { BuyerInput }
export const Buyer = message<BuyerInput, BuyerRead>('holdfast.company.v1.Buyer')
import type { BuyerMember as BuyerMemberRead, BuyerMemberInput } from './holdfast/company/v1/BuyerMember.ts'
export type BuyerMember = BuyerMemberRead
export type { BuyerMemberInput }
export const BuyerMember = message<BuyerMemberInput, BuyerMemberRead>('holdfast.company.v1.BuyerMember')
import type { BuyersDefinition } from './holdfast/company/v1/Buyers.ts'
export const Buyers = service<BuyersDefinition>('holdfast.company.v1.Buyers')
import type { ChangeMemberRequest as ChangeMemberRequestRead, ChangeMemberRequestInput } from './holdfast/company/v1/ChangeMemberRequest.ts'
export type ChangeMemberRequest = ChangeMemberRequestRead
export type { ChangeMemberRequestInput }
export const ChangeMemberRequest = message<ChangeMemberRequestInput, ChangeMemberRequestRead>('holdfast.company.v1.ChangeMemberRequest')
import type { ChangeMembersReply as ChangeMembersReplyRead, ChangeMembersReplyInput } from './holdfast/company/v1/ChangeMembersReply.ts'
export type ChangeMembersReply = ChangeMembersReplyRead
export type { ChangeMembersReplyInput }
export const ChangeMembersReply = message<ChangeMembersReplyInput, ChangeMembersReplyRead>('holdfast.company.v1.ChangeMembersReply')
import type { ChangeMembersRequest as ChangeMembersRequestRead, ChangeMembersRequestInput } from './holdfast/company/v1/ChangeMembersRequest.ts'
export type ChangeMembersRequest = ChangeMembersRequestRead
export type { ChangeMembersRequestInput }
export const ChangeMembersRequest = message<ChangeMembersRequestInput, ChangeMembersRequestRead>('holdfast.company.v1.ChangeMembersRequest')
import type { ChangeMembersResult as ChangeMembersResultRead, ChangeMembersResultInput } from './holdfast/company/v1/ChangeMembersResult.ts'
export type ChangeMembersResult = ChangeMembersResultRead
export type { ChangeMembersResultInput }
export const ChangeMembersResult = message<ChangeMembersResultInput, ChangeMembersResultRead>('holdfast.company.v1.ChangeMembersResult')
import type { Check as CheckRead, CheckInput } from './holdfast/company/v1/Check.ts'
export type Check = CheckRead
export type { CheckInput }
export const Check = message<CheckInput, CheckRead>('holdfast.company.v1.Check')
import type { CheckAccessReply as CheckAccessReplyRead, CheckAccessReplyInput } from './holdfast/company/v1/CheckAccessReply.ts'
export type CheckAccessReply = CheckAccessReplyRead
export type { CheckAccessReplyInput }
export const CheckAccessReply = message<CheckAccessReplyInput, CheckAccessReplyRead>('holdfast.company.v1.CheckAccessReply')
import type { CheckAccessRequest as CheckAccessRequestRead, CheckAccessRequestInput } from './holdfast/company/v1/CheckAccessRequest.ts'
export type CheckAccessRequest = CheckAccessRequestRead
export type { CheckAccessRequestInput }
export const CheckAccessRequest = message<CheckAccessRequestInput, CheckAccessRequestRead>('holdfast.company.v1.CheckAccessRequest')
import type { CloseCompanyReply as CloseCompanyReplyRead, CloseCompanyReplyInput } from './holdfast/company/v1/CloseCompanyReply.ts'
export type CloseCompanyReply = CloseCompanyReplyRead
export type { CloseCompanyReplyInput }
export const CloseCompanyReply = message<CloseCompanyReplyInput, CloseCompanyReplyRead>('holdfast.company.v1.CloseCompanyReply')
import type { CloseCompanyRequest as CloseCompanyRequestRead, CloseCompanyRequestInput } from './holdfast/company/v1/CloseCompanyRequest.ts'
export type CloseCompanyRequest = CloseCompanyRequestRead
export type { CloseCompanyRequestInput }
export const CloseCompanyRequest = message<CloseCompanyRequestInput, CloseCompanyRequestRead>('holdfast.company.v1.CloseCompanyRequest')
import type { CompaniesDefinition } from './holdfast/company/v1/Companies.ts'
export const Companies = service<CompaniesDefinition>('holdfast.company.v1.Companies')
import type { Company as CompanyRead, CompanyInput } from './holdfast/company/v1/Company.ts'
export type Company = CompanyRead
export type { CompanyInput }
export const Company = message<CompanyInput, CompanyRead>('holdfast.company.v1.Company')
import type { CompanyAccess as CompanyAccessRead, CompanyAccessInput } from './holdfast/company/v1/CompanyAccess.ts'
export type CompanyAccess = CompanyAccessRead
export type { CompanyAccessInput }
export const CompanyAccess = message<CompanyAccessInput, CompanyAccessRead>('holdfast.company.v1.CompanyAccess')
import type { CompanyChanged as CompanyChangedRead, CompanyChangedInput } from './holdfast/company/v1/CompanyChanged.ts'
export type CompanyChanged = CompanyChangedRead
export type { CompanyChangedInput }
export const CompanyChanged = message<CompanyChangedInput, CompanyChangedRead>('holdfast.company.v1.CompanyChanged')
import type { CompanyClosed as CompanyClosedRead, CompanyClosedInput } from './holdfast/company/v1/CompanyClosed.ts'
export type CompanyClosed = CompanyClosedRead
export type { CompanyClosedInput }
export const CompanyClosed = message<CompanyClosedInput, CompanyClosedRead>('holdfast.company.v1.CompanyClosed')
import type { CompanyClosing as CompanyClosingRead, CompanyClosingInput } from './holdfast/company/v1/CompanyClosing.ts'
export type CompanyClosing = CompanyClosingRead
export type { CompanyClosingInput }
export const CompanyClosing = message<CompanyClosingInput, CompanyClosingRead>('holdfast.company.v1.CompanyClosing')
import type { CompanyCreated as CompanyCreatedRead, CompanyCreatedInput } from './holdfast/company/v1/CompanyCreated.ts'
export type CompanyCreated = CompanyCreatedRead
export type { CompanyCreatedInput }
export const CompanyCreated = message<CompanyCreatedInput, CompanyCreatedRead>('holdfast.company.v1.CompanyCreated')
import type { CompanyFact as CompanyFactRead, CompanyFactInput } from './holdfast/company/v1/CompanyFact.ts'
export type CompanyFact = CompanyFactRead
export type { CompanyFactInput }
export const CompanyFact = message<CompanyFactInput, CompanyFactRead>('holdfast.company.v1.CompanyFact')
import type { CompanyKept as CompanyKeptRead, CompanyKeptInput } from './holdfast/company/v1/CompanyKept.ts'
export type CompanyKept = CompanyKeptRead
export type { CompanyKeptInput }
export const CompanyKept = message<CompanyKeptInput, CompanyKeptRead>('holdfast.company.v1.CompanyKept')
import type { CompanyRestored as CompanyRestoredRead, CompanyRestoredInput } from './holdfast/company/v1/CompanyRestored.ts'
export type CompanyRestored = CompanyRestoredRead
export type { CompanyRestoredInput }
export const CompanyRestored = message<CompanyRestoredInput, CompanyRestoredRead>('holdfast.company.v1.CompanyRestored')
export { CompanyRole } from './holdfast/company/v1/CompanyRole.ts'
export { CompanyState } from './holdfast/company/v1/CompanyState.ts'
import type { CompanySuspended as CompanySuspendedRead, CompanySuspendedInput } from './holdfast/company/v1/CompanySuspended.ts'
export type CompanySuspended = CompanySuspendedRead
export type { CompanySuspendedInput }
export const CompanySuspended = message<CompanySuspendedInput, CompanySuspendedRead>('holdfast.company.v1.CompanySuspended')
import type { ConfirmedByInvitationReply as ConfirmedByInvitationReplyRead, ConfirmedByInvitationReplyInput } from './holdfast/company/v1/ConfirmedByInvitationReply.ts'
export type ConfirmedByInvitationReply = ConfirmedByInvitationReplyRead
export type { ConfirmedByInvitationReplyInput }
export const ConfirmedByInvitationReply = message<ConfirmedByInvitationReplyInput, ConfirmedByInvitationReplyRead>('holdfast.company.v1.ConfirmedByInvitationReply')
import type { ConfirmedByInvitationRequest as ConfirmedByInvitationRequestRead, ConfirmedByInvitationRequestInput } from './holdfast/company/v1/ConfirmedByInvitationRequest.ts'
export type ConfirmedByInvitationRequest = ConfirmedByInvitationRequestRead
export type { ConfirmedByInvitationRequestInput }
export const ConfirmedByInvitationRequest = message<ConfirmedByInvitationRequestInput, ConfirmedByInvitationRequestRead>('holdfast.company.v1.ConfirmedByInvitationRequest')
import type { CopyInvitationLinkReply as CopyInvitationLinkReplyRead, CopyInvitationLinkReplyInput } from './holdfast/company/v1/CopyInvitationLinkReply.ts'
export type CopyInvitationLinkReply = CopyInvitationLinkReplyRead
export type { CopyInvitationLinkReplyInput }
export const CopyInvitationLinkReply = message<CopyInvitationLinkReplyInput, CopyInvitationLinkReplyRead>('holdfast.company.v1.CopyInvitationLinkReply')
import type { CopyInvitationLinkRequest as CopyInvitationLinkRequestRead, CopyInvitationLinkRequestInput } from './holdfast/company/v1/CopyInvitationLinkRequest.ts'
export type CopyInvitationLinkRequest = CopyInvitationLinkRequestRead
export type { CopyInvitationLinkRequestInput }
export const CopyInvitationLinkRequest = message<CopyInvitationLinkRequestInput, CopyInvitationLinkRequestRead>('holdfast.company.v1.CopyInvitationLinkRequest')
import type { CreateCompanyRequest as CreateCompanyRequestRead, CreateCompanyRequestInput } from './holdfast/company/v1/CreateCompanyRequest.ts'
export type CreateCompanyRequest = CreateCompanyRequestRead
export type { CreateCompanyRequestInput }
export const CreateCompanyRequest = message<CreateCompanyRequestInput, CreateCompanyRequestRead>('holdfast.company.v1.CreateCompanyRequest')
export { Decision } from './holdfast/company/v1/Decision.ts'
import type { DeclineInvitationReply as DeclineInvitationReplyRead, DeclineInvitationReplyInput } from './holdfast/company/v1/DeclineInvitationReply.ts'
export type DeclineInvitationReply = DeclineInvitationReplyRead
export type { DeclineInvitationReplyInput }
export const DeclineInvitationReply = message<DeclineInvitationReplyInput, DeclineInvitationReplyRead>('holdfast.company.v1.DeclineInvitationReply')
import type { DeclineInvitationRequest as DeclineInvitationRequestRead, DeclineInvitationRequestInput } from './holdfast/company/v1/DeclineInvitationRequest.ts'
export type DeclineInvitationRequest = DeclineInvitationRequestRead
export type { DeclineInvitationRequestInput }
export const DeclineInvitationRequest = message<DeclineInvitationRequestInput, DeclineInvitationRequestRead>('holdfast.company.v1.DeclineInvitationRequest')
import type { DepartReply as DepartReplyRead, DepartReplyInput } from './holdfast/company/v1/DepartReply.ts'
export type DepartReply = DepartReplyRead
export type { DepartReplyInput }
export const DepartReply = message<DepartReplyInput, DepartReplyRead>('holdfast.company.v1.DepartReply')
import type { DepartRequest as DepartRequestRead, DepartRequestInput } from './holdfast/company/v1/DepartRequest.ts'
export type DepartRequest = DepartRequestRead
export type { DepartRequestInput }
export const DepartRequest = message<DepartRequestInput, DepartRequestRead>('holdfast.company.v1.DepartRequest')
import type { DeparturesDefinition } from './holdfast/company/v1/Departures.ts'
export const Departures = service<DeparturesDefinition>('holdfast.company.v1.Departures')
import type { DescribeForInvoicesReply as DescribeForInvoicesReplyRead, DescribeForInvoicesReplyInput } from './holdfast/company/v1/DescribeForInvoicesReply.ts'
export type DescribeForInvoicesReply = DescribeForInvoicesReplyRead
export type { DescribeForInvoicesReplyInput }
export const DescribeForInvoicesReply = message<DescribeForInvoicesReplyInput, DescribeForInvoicesReplyRead>('holdfast.company.v1.DescribeForInvoicesReply')
import type { DescribeForInvoicesRequest as DescribeForInvoicesRequestRead, DescribeForInvoicesRequestInput } from './holdfast/company/v1/DescribeForInvoicesRequest.ts'
export type DescribeForInvoicesRequest = DescribeForInvoicesRequestRead
export type { DescribeForInvoicesRequestInput }
export const DescribeForInvoicesRequest = message<DescribeForInvoicesRequestInput, DescribeForInvoicesRequestRead>('holdfast.company.v1.DescribeForInvoicesRequest')
import type { GetCompanyRequest as GetCompanyRequestRead, GetCompanyRequestInput } from './holdfast/company/v1/GetCompanyRequest.ts'
export type GetCompanyRequest = GetCompanyRequestRead
export type { GetCompanyRequestInput }
export const GetCompanyRequest = message<GetCompanyRequestInput, GetCompanyRequestRead>('holdfast.company.v1.GetCompanyRequest')
import type { GetMemberRequest as GetMemberRequestRead, GetMemberRequestInput } from './holdfast/company/v1/GetMemberRequest.ts'
export type GetMemberRequest = GetMemberRequestRead
export type { GetMemberRequestInput }
export const GetMemberRequest = message<GetMemberRequestInput, GetMemberRequestRead>('holdfast.company.v1.GetMemberRequest')
import type { GetStandingReply as GetStandingReplyRead, GetStandingReplyInput } from './holdfast/company/v1/GetStandingReply.ts'
export type GetStandingReply = GetStandingReplyRead
export type { GetStandingReplyInput }
export const GetStandingReply = message<GetStandingReplyInput, GetStandingReplyRead>('holdfast.company.v1.GetStandingReply')
import type { GetStandingRequest as GetStandingRequestRead, GetStandingRequestInput } from './holdfast/company/v1/GetStandingRequest.ts'
export type GetStandingRequest = GetStandingRequestRead
export type { GetStandingRequestInput }
export const GetStandingRequest = message<GetStandingRequestInput, GetStandingRequestRead>('holdfast.company.v1.GetStandingRequest')
import type { Invitation as InvitationRead, InvitationInput } from './holdfast/company/v1/Invitation.ts'
export type Invitation = InvitationRead
export type { InvitationInput }
export const Invitation = message<InvitationInput, InvitationRead>('holdfast.company.v1.Invitation')
import type { InvitationAccepted as InvitationAcceptedRead, InvitationAcceptedInput } from './holdfast/company/v1/InvitationAccepted.ts'
export type InvitationAccepted = InvitationAcceptedRead
export type { InvitationAcceptedInput }
export const InvitationAccepted = message<InvitationAcceptedInput, InvitationAcceptedRead>('holdfast.company.v1.InvitationAccepted')
import type { InvitationDeclined as InvitationDeclinedRead, InvitationDeclinedInput } from './holdfast/company/v1/InvitationDeclined.ts'
export type InvitationDeclined = InvitationDeclinedRead
export type { InvitationDeclinedInput }
export const InvitationDeclined = message<InvitationDeclinedInput, InvitationDeclinedRead>('holdfast.company.v1.InvitationDeclined')
import type { InvitationLinkCopied as InvitationLinkCopiedRead, InvitationLinkCopiedInput } from './holdfast/company/v1/InvitationLinkCopied.ts'
export type InvitationLinkCopied = InvitationLinkCopiedRead
export type { InvitationLinkCopiedInput }
export const InvitationLinkCopied = message<InvitationLinkCopiedInput, InvitationLinkCopiedRead>('holdfast.company.v1.InvitationLinkCopied')
import type { InvitationRevoked as InvitationRevokedRead, InvitationRevokedInput } from './holdfast/company/v1/InvitationRevoked.ts'
export type InvitationRevoked = InvitationRevokedRead
export type { InvitationRevokedInput }
export const InvitationRevoked = message<InvitationRevokedInput, InvitationRevokedRead>('holdfast.company.v1.InvitationRevoked')
import type { InvitationSent as InvitationSentRead, InvitationSentInput } from './holdfast/company/v1/InvitationSent.ts'
export type InvitationSent = InvitationSentRead
export type { InvitationSentInput }
export const InvitationSent = message<InvitationSentInput, InvitationSentRead>('holdfast.company.v1.InvitationSent')
export { InvitationState } from './holdfast/company/v1/InvitationState.ts'
import type { InvitationsDefinition } from './holdfast/company/v1/Invitations.ts'
export const Invitations = service<InvitationsDefinition>('holdfast.company.v1.Invitations')
import type { InviteReply as InviteReplyRead, InviteReplyInput } from './holdfast/company/v1/InviteReply.ts'
export type InviteReply = InviteReplyRead
export type { InviteReplyInput }
export const InviteReply = message<InviteReplyInput, InviteReplyRead>('holdfast.company.v1.InviteReply')
import type { InviteRequest as InviteRequestRead, InviteRequestInput } from './holdfast/company/v1/InviteRequest.ts'
export type InviteRequest = InviteRequestRead
export type { InviteRequestInput }
export const InviteRequest = message<InviteRequestInput, InviteRequestRead>('holdfast.company.v1.InviteRequest')
import type { InviteResult as InviteResultRead, InviteResultInput } from './holdfast/company/v1/InviteResult.ts'
export type InviteResult = InviteResultRead
export type { InviteResultInput }
export const InviteResult = message<InviteResultInput, InviteResultRead>('holdfast.company.v1.InviteResult')
import type { InvitedSite as InvitedSiteRead, InvitedSiteInput } from './holdfast/company/v1/InvitedSite.ts'
export type InvitedSite = InvitedSiteRead
export type { InvitedSiteInput }
export const InvitedSite = message<InvitedSiteInput, InvitedSiteRead>('holdfast.company.v1.InvitedSite')
import type { LeaveCompanyReply as LeaveCompanyReplyRead, LeaveCompanyReplyInput } from './holdfast/company/v1/LeaveCompanyReply.ts'
export type LeaveCompanyReply = LeaveCompanyReplyRead
export type { LeaveCompanyReplyInput }
export const LeaveCompanyReply = message<LeaveCompanyReplyInput, LeaveCompanyReplyRead>('holdfast.company.v1.LeaveCompanyReply')
import type { LeaveCompanyRequest as LeaveCompanyRequestRead, LeaveCompanyRequestInput } from './holdfast/company/v1/LeaveCompanyRequest.ts'
export type LeaveCompanyRequest = LeaveCompanyRequestRead
export type { LeaveCompanyRequestInput }
export const LeaveCompanyRequest = message<LeaveCompanyRequestInput, LeaveCompanyRequestRead>('holdfast.company.v1.LeaveCompanyRequest')
import type { LeaveSiteReply as LeaveSiteReplyRead, LeaveSiteReplyInput } from './holdfast/company/v1/LeaveSiteReply.ts'
export type LeaveSiteReply = LeaveSiteReplyRead
export type { LeaveSiteReplyInput }
export const LeaveSiteReply = message<LeaveSiteReplyInput, LeaveSiteReplyRead>('holdfast.company.v1.LeaveSiteReply')
import type { LeaveSiteRequest as LeaveSiteRequestRead, LeaveSiteRequestInput } from './holdfast/company/v1/LeaveSiteRequest.ts'
export type LeaveSiteRequest = LeaveSiteRequestRead
export type { LeaveSiteRequestInput }
export const LeaveSiteRequest = message<LeaveSiteRequestInput, LeaveSiteRequestRead>('holdfast.company.v1.LeaveSiteRequest')
import type { ListAccessReply as ListAccessReplyRead, ListAccessReplyInput } from './holdfast/company/v1/ListAccessReply.ts'
export type ListAccessReply = ListAccessReplyRead
export type { ListAccessReplyInput }
export const ListAccessReply = message<ListAccessReplyInput, ListAccessReplyRead>('holdfast.company.v1.ListAccessReply')
import type { ListAccessRequest as ListAccessRequestRead, ListAccessRequestInput } from './holdfast/company/v1/ListAccessRequest.ts'
export type ListAccessRequest = ListAccessRequestRead
export type { ListAccessRequestInput }
export const ListAccessRequest = message<ListAccessRequestInput, ListAccessRequestRead>('holdfast.company.v1.ListAccessRequest')
import type { ListActsReply as ListActsReplyRead, ListActsReplyInput } from './holdfast/company/v1/ListActsReply.ts'
export type ListActsReply = ListActsReplyRead
export type { ListActsReplyInput }
export const ListActsReply = message<ListActsReplyInput, ListActsReplyRead>('holdfast.company.v1.ListActsReply')
import type { ListActsRequest as ListActsRequestRead, ListActsRequestInput } from './holdfast/company/v1/ListActsRequest.ts'
export type ListActsRequest = ListActsRequestRead
export type { ListActsRequestInput }
export const ListActsRequest = message<ListActsRequestInput, ListActsRequestRead>('holdfast.company.v1.ListActsRequest')
import type { ListAdministratorsReply as ListAdministratorsReplyRead, ListAdministratorsReplyInput } from './holdfast/company/v1/ListAdministratorsReply.ts'
export type ListAdministratorsReply = ListAdministratorsReplyRead
export type { ListAdministratorsReplyInput }
export const ListAdministratorsReply = message<ListAdministratorsReplyInput, ListAdministratorsReplyRead>('holdfast.company.v1.ListAdministratorsReply')
import type { ListAdministratorsRequest as ListAdministratorsRequestRead, ListAdministratorsRequestInput } from './holdfast/company/v1/ListAdministratorsRequest.ts'
export type ListAdministratorsRequest = ListAdministratorsRequestRead
export type { ListAdministratorsRequestInput }
export const ListAdministratorsRequest = message<ListAdministratorsRequestInput, ListAdministratorsRequestRead>('holdfast.company.v1.ListAdministratorsRequest')
import type { ListClosingsReply as ListClosingsReplyRead, ListClosingsReplyInput } from './holdfast/company/v1/ListClosingsReply.ts'
export type ListClosingsReply = ListClosingsReplyRead
export type { ListClosingsReplyInput }
export const ListClosingsReply = message<ListClosingsReplyInput, ListClosingsReplyRead>('holdfast.company.v1.ListClosingsReply')
import type { ListClosingsRequest as ListClosingsRequestRead, ListClosingsRequestInput } from './holdfast/company/v1/ListClosingsRequest.ts'
export type ListClosingsRequest = ListClosingsRequestRead
export type { ListClosingsRequestInput }
export const ListClosingsRequest = message<ListClosingsRequestInput, ListClosingsRequestRead>('holdfast.company.v1.ListClosingsRequest')
import type { ListCompaniesReply as ListCompaniesReplyRead, ListCompaniesReplyInput } from './holdfast/company/v1/ListCompaniesReply.ts'
export type ListCompaniesReply = ListCompaniesReplyRead
export type { ListCompaniesReplyInput }
export const ListCompaniesReply = message<ListCompaniesReplyInput, ListCompaniesReplyRead>('holdfast.company.v1.ListCompaniesReply')
import type { ListCompaniesRequest as ListCompaniesRequestRead, ListCompaniesRequestInput } from './holdfast/company/v1/ListCompaniesRequest.ts'
export type ListCompaniesRequest = ListCompaniesRequestRead
export type { ListCompaniesRequestInput }
export const ListCompaniesRequest = message<ListCompaniesRequestInput, ListCompaniesRequestRead>('holdfast.company.v1.ListCompaniesRequest')
import type { ListInvitationsReply as ListInvitationsReplyRead, ListInvitationsReplyInput } from './holdfast/company/v1/ListInvitationsReply.ts'
export type ListInvitationsReply = ListInvitationsReplyRead
export type { ListInvitationsReplyInput }
export const ListInvitationsReply = message<ListInvitationsReplyInput, ListInvitationsReplyRead>('holdfast.company.v1.ListInvitationsReply')
import type { ListInvitationsRequest as ListInvitationsRequestRead, ListInvitationsRequestInput } from './holdfast/company/v1/ListInvitationsRequest.ts'
export type ListInvitationsRequest = ListInvitationsRequestRead
export type { ListInvitationsRequestInput }
export const ListInvitationsRequest = message<ListInvitationsRequestInput, ListInvitationsRequestRead>('holdfast.company.v1.ListInvitationsRequest')
import type { ListMembersReply as ListMembersReplyRead, ListMembersReplyInput } from './holdfast/company/v1/ListMembersReply.ts'
export type ListMembersReply = ListMembersReplyRead
export type { ListMembersReplyInput }
export const ListMembersReply = message<ListMembersReplyInput, ListMembersReplyRead>('holdfast.company.v1.ListMembersReply')
import type { ListMembersRequest as ListMembersRequestRead, ListMembersRequestInput } from './holdfast/company/v1/ListMembersRequest.ts'
export type ListMembersRequest = ListMembersRequestRead
export type { ListMembersRequestInput }
export const ListMembersRequest = message<ListMembersRequestInput, ListMembersRequestRead>('holdfast.company.v1.ListMembersRequest')
import type { ListSiteMembersReply as ListSiteMembersReplyRead, ListSiteMembersReplyInput } from './holdfast/company/v1/ListSiteMembersReply.ts'
export type ListSiteMembersReply = ListSiteMembersReplyRead
export type { ListSiteMembersReplyInput }
export const ListSiteMembersReply = message<ListSiteMembersReplyInput, ListSiteMembersReplyRead>('holdfast.company.v1.ListSiteMembersReply')
import type { ListSiteMembersRequest as ListSiteMembersRequestRead, ListSiteMembersRequestInput } from './holdfast/company/v1/ListSiteMembersRequest.ts'
export type ListSiteMembersRequest = ListSiteMembersRequestRead
export type { ListSiteMembersRequestInput }
export const ListSiteMembersRequest = message<ListSiteMembersRequestInput, ListSiteMembersRequestRead>('holdfast.company.v1.ListSiteMembersRequest')
import type { ListWhoMayReply as ListWhoMayReplyRead, ListWhoMayReplyInput } from './holdfast/company/v1/ListWhoMayReply.ts'
export type ListWhoMayReply = ListWhoMayReplyRead
export type { ListWhoMayReplyInput }
export const ListWhoMayReply = message<ListWhoMayReplyInput, ListWhoMayReplyRead>('holdfast.company.v1.ListWhoMayReply')
import type { ListWhoMayRequest as ListWhoMayRequestRead, ListWhoMayRequestInput } from './holdfast/company/v1/ListWhoMayRequest.ts'
export type ListWhoMayRequest = ListWhoMayRequestRead
export type { ListWhoMayRequestInput }
export const ListWhoMayRequest = message<ListWhoMayRequestInput, ListWhoMayRequestRead>('holdfast.company.v1.ListWhoMayRequest')
import type { LookAtInvitationReply as LookAtInvitationReplyRead, LookAtInvitationReplyInput } from './holdfast/company/v1/LookAtInvitationReply.ts'
export type LookAtInvitationReply = LookAtInvitationReplyRead
export type { LookAtInvitationReplyInput }
export const LookAtInvitationReply = message<LookAtInvitationReplyInput, LookAtInvitationReplyRead>('holdfast.company.v1.LookAtInvitationReply')
import type { LookAtInvitationRequest as LookAtInvitationRequestRead, LookAtInvitationRequestInput } from './holdfast/company/v1/LookAtInvitationRequest.ts'
export type LookAtInvitationRequest = LookAtInvitationRequestRead
export type { LookAtInvitationRequestInput }
export const LookAtInvitationRequest = message<LookAtInvitationRequestInput, LookAtInvitationRequestRead>('holdfast.company.v1.LookAtInvitationRequest')
import type { Member as MemberRead, MemberInput } from './holdfast/company/v1/Member.ts'
export type Member = MemberRead
export type { MemberInput }
export const Member = message<MemberInput, MemberRead>('holdfast.company.v1.Member')
import type { MemberFact as MemberFactRead, MemberFactInput } from './holdfast/company/v1/MemberFact.ts'
export type MemberFact = MemberFactRead
export type { MemberFactInput }
export const MemberFact = message<MemberFactInput, MemberFactRead>('holdfast.company.v1.MemberFact')
import type { MembersDefinition } from './holdfast/company/v1/Members.ts'
export const Members = service<MembersDefinition>('holdfast.company.v1.Members')
import type { ObjectToOwnerRecoveryReply as ObjectToOwnerRecoveryReplyRead, ObjectToOwnerRecoveryReplyInput } from './holdfast/company/v1/ObjectToOwnerRecoveryReply.ts'
export type ObjectToOwnerRecoveryReply = ObjectToOwnerRecoveryReplyRead
export type { ObjectToOwnerRecoveryReplyInput }
export const ObjectToOwnerRecoveryReply = message<ObjectToOwnerRecoveryReplyInput, ObjectToOwnerRecoveryReplyRead>('holdfast.company.v1.ObjectToOwnerRecoveryReply')
import type { ObjectToOwnerRecoveryRequest as ObjectToOwnerRecoveryRequestRead, ObjectToOwnerRecoveryRequestInput } from './holdfast/company/v1/ObjectToOwnerRecoveryRequest.ts'
export type ObjectToOwnerRecoveryRequest = ObjectToOwnerRecoveryRequestRead
export type { ObjectToOwnerRecoveryRequestInput }
export const ObjectToOwnerRecoveryRequest = message<ObjectToOwnerRecoveryRequestInput, ObjectToOwnerRecoveryRequestRead>('holdfast.company.v1.ObjectToOwnerRecoveryRequest')
import type { OperatorsDefinition } from './holdfast/company/v1/Operators.ts'
export const Operators = service<OperatorsDefinition>('holdfast.company.v1.Operators')
import type { OwnerRecovery as OwnerRecoveryRead, OwnerRecoveryInput } from './holdfast/company/v1/OwnerRecovery.ts'
export type OwnerRecovery = OwnerRecoveryRead
export type { OwnerRecoveryInput }
export const OwnerRecovery = message<OwnerRecoveryInput, OwnerRecoveryRead>('holdfast.company.v1.OwnerRecovery')
import type { OwnerRecoveryStarted as OwnerRecoveryStartedRead, OwnerRecoveryStartedInput } from './holdfast/company/v1/OwnerRecoveryStarted.ts'
export type OwnerRecoveryStarted = OwnerRecoveryStartedRead
export type { OwnerRecoveryStartedInput }
export const OwnerRecoveryStarted = message<OwnerRecoveryStartedInput, OwnerRecoveryStartedRead>('holdfast.company.v1.OwnerRecoveryStarted')
import type { OwnerRecoveryStopped as OwnerRecoveryStoppedRead, OwnerRecoveryStoppedInput } from './holdfast/company/v1/OwnerRecoveryStopped.ts'
export type OwnerRecoveryStopped = OwnerRecoveryStoppedRead
export type { OwnerRecoveryStoppedInput }
export const OwnerRecoveryStopped = message<OwnerRecoveryStoppedInput, OwnerRecoveryStoppedRead>('holdfast.company.v1.OwnerRecoveryStopped')
import type { OwnershipTransferred as OwnershipTransferredRead, OwnershipTransferredInput } from './holdfast/company/v1/OwnershipTransferred.ts'
export type OwnershipTransferred = OwnershipTransferredRead
export type { OwnershipTransferredInput }
export const OwnershipTransferred = message<OwnershipTransferredInput, OwnershipTransferredRead>('holdfast.company.v1.OwnershipTransferred')
import type { PlanChanged as PlanChangedRead, PlanChangedInput } from './holdfast/company/v1/PlanChanged.ts'
export type PlanChanged = PlanChangedRead
export type { PlanChangedInput }
export const PlanChanged = message<PlanChangedInput, PlanChangedRead>('holdfast.company.v1.PlanChanged')
import type { PlanChanging as PlanChangingRead, PlanChangingInput } from './holdfast/company/v1/PlanChanging.ts'
export type PlanChanging = PlanChangingRead
export type { PlanChangingInput }
export const PlanChanging = message<PlanChangingInput, PlanChangingRead>('holdfast.company.v1.PlanChanging')
import type { PlanKept as PlanKeptRead, PlanKeptInput } from './holdfast/company/v1/PlanKept.ts'
export type PlanKept = PlanKeptRead
export type { PlanKeptInput }
export const PlanKept = message<PlanKeptInput, PlanKeptRead>('holdfast.company.v1.PlanKept')
import type { PostalAddress as PostalAddressRead, PostalAddressInput } from './holdfast/company/v1/PostalAddress.ts'
export type PostalAddress = PostalAddressRead
export type { PostalAddressInput }
export const PostalAddress = message<PostalAddressInput, PostalAddressRead>('holdfast.company.v1.PostalAddress')
import type { PutSiteMemberRequest as PutSiteMemberRequestRead, PutSiteMemberRequestInput } from './holdfast/company/v1/PutSiteMemberRequest.ts'
export type PutSiteMemberRequest = PutSiteMemberRequestRead
export type { PutSiteMemberRequestInput }
export const PutSiteMemberRequest = message<PutSiteMemberRequestInput, PutSiteMemberRequestRead>('holdfast.company.v1.PutSiteMemberRequest')
import type { PutUnpaidReply as PutUnpaidReplyRead, PutUnpaidReplyInput } from './holdfast/company/v1/PutUnpaidReply.ts'
export type PutUnpaidReply = PutUnpaidReplyRead
export type { PutUnpaidReplyInput }
export const PutUnpaidReply = message<PutUnpaidReplyInput, PutUnpaidReplyRead>('holdfast.company.v1.PutUnpaidReply')
import type { PutUnpaidRequest as PutUnpaidRequestRead, PutUnpaidRequestInput } from './holdfast/company/v1/PutUnpaidRequest.ts'
export type PutUnpaidRequest = PutUnpaidRequestRead
export type { PutUnpaidRequestInput }
export const PutUnpaidRequest = message<PutUnpaidRequestInput, PutUnpaidRequestRead>('holdfast.company.v1.PutUnpaidRequest')
import type { ReclaimsDefinition } from './holdfast/company/v1/Reclaims.ts'
export const Reclaims = service<ReclaimsDefinition>('holdfast.company.v1.Reclaims')
import type { RecoverOwnerReply as RecoverOwnerReplyRead, RecoverOwnerReplyInput } from './holdfast/company/v1/RecoverOwnerReply.ts'
export type RecoverOwnerReply = RecoverOwnerReplyRead
export type { RecoverOwnerReplyInput }
export const RecoverOwnerReply = message<RecoverOwnerReplyInput, RecoverOwnerReplyRead>('holdfast.company.v1.RecoverOwnerReply')
import type { RecoverOwnerRequest as RecoverOwnerRequestRead, RecoverOwnerRequestInput } from './holdfast/company/v1/RecoverOwnerRequest.ts'
export type RecoverOwnerRequest = RecoverOwnerRequestRead
export type { RecoverOwnerRequestInput }
export const RecoverOwnerRequest = message<RecoverOwnerRequestInput, RecoverOwnerRequestRead>('holdfast.company.v1.RecoverOwnerRequest')
export { Refusal } from './holdfast/company/v1/Refusal.ts'
import type { RemoveFromSites as RemoveFromSitesRead, RemoveFromSitesInput } from './holdfast/company/v1/RemoveFromSites.ts'
export type RemoveFromSites = RemoveFromSitesRead
export type { RemoveFromSitesInput }
export const RemoveFromSites = message<RemoveFromSitesInput, RemoveFromSitesRead>('holdfast.company.v1.RemoveFromSites')
import type { RemoveMemberReply as RemoveMemberReplyRead, RemoveMemberReplyInput } from './holdfast/company/v1/RemoveMemberReply.ts'
export type RemoveMemberReply = RemoveMemberReplyRead
export type { RemoveMemberReplyInput }
export const RemoveMemberReply = message<RemoveMemberReplyInput, RemoveMemberReplyRead>('holdfast.company.v1.RemoveMemberReply')
import type { RemoveMemberRequest as RemoveMemberRequestRead, RemoveMemberRequestInput } from './holdfast/company/v1/RemoveMemberRequest.ts'
export type RemoveMemberRequest = RemoveMemberRequestRead
export type { RemoveMemberRequestInput }
export const RemoveMemberRequest = message<RemoveMemberRequestInput, RemoveMemberRequestRead>('holdfast.company.v1.RemoveMemberRequest')
import type { RemoveSiteMemberReply as RemoveSiteMemberReplyRead, RemoveSiteMemberReplyInput } from './holdfast/company/v1/RemoveSiteMemberReply.ts'
export type RemoveSiteMemberReply = RemoveSiteMemberReplyRead
export type { RemoveSiteMemberReplyInput }
export const RemoveSiteMemberReply = message<RemoveSiteMemberReplyInput, RemoveSiteMemberReplyRead>('holdfast.company.v1.RemoveSiteMemberReply')
import type { RemoveSiteMemberRequest as RemoveSiteMemberRequestRead, RemoveSiteMemberRequestInput } from './holdfast/company/v1/RemoveSiteMemberRequest.ts'
export type RemoveSiteMemberRequest = RemoveSiteMemberRequestRead
export type { RemoveSiteMemberRequestInput }
export const RemoveSiteMemberRequest = message<RemoveSiteMemberRequestInput, RemoveSiteMemberRequestRead>('holdfast.company.v1.RemoveSiteMemberRequest')
import type { ResendInvitationRequest as ResendInvitationRequestRead, ResendInvitationRequestInput } from './holdfast/company/v1/ResendInvitationRequest.ts'
export type ResendInvitationRequest = ResendInvitationRequestRead
export type { ResendInvitationRequestInput }
export const ResendInvitationRequest = message<ResendInvitationRequestInput, ResendInvitationRequestRead>('holdfast.company.v1.ResendInvitationRequest')
import type { RestoreCompanyReply as RestoreCompanyReplyRead, RestoreCompanyReplyInput } from './holdfast/company/v1/RestoreCompanyReply.ts'
export type RestoreCompanyReply = RestoreCompanyReplyRead
export type { RestoreCompanyReplyInput }
export const RestoreCompanyReply = message<RestoreCompanyReplyInput, RestoreCompanyReplyRead>('holdfast.company.v1.RestoreCompanyReply')
import type { RestoreCompanyRequest as RestoreCompanyRequestRead, RestoreCompanyRequestInput } from './holdfast/company/v1/RestoreCompanyRequest.ts'
export type RestoreCompanyRequest = RestoreCompanyRequestRead
export type { RestoreCompanyRequestInput }
export const RestoreCompanyRequest = message<RestoreCompanyRequestInput, RestoreCompanyRequestRead>('holdfast.company.v1.RestoreCompanyRequest')
import type { RevokeInvitationReply as RevokeInvitationReplyRead, RevokeInvitationReplyInput } from './holdfast/company/v1/RevokeInvitationReply.ts'
export type RevokeInvitationReply = RevokeInvitationReplyRead
export type { RevokeInvitationReplyInput }
export const RevokeInvitationReply = message<RevokeInvitationReplyInput, RevokeInvitationReplyRead>('holdfast.company.v1.RevokeInvitationReply')
import type { RevokeInvitationRequest as RevokeInvitationRequestRead, RevokeInvitationRequestInput } from './holdfast/company/v1/RevokeInvitationRequest.ts'
export type RevokeInvitationRequest = RevokeInvitationRequestRead
export type { RevokeInvitationRequestInput }
export const RevokeInvitationRequest = message<RevokeInvitationRequestInput, RevokeInvitationRequestRead>('holdfast.company.v1.RevokeInvitationRequest')
import type { RevokeInvitationsReply as RevokeInvitationsReplyRead, RevokeInvitationsReplyInput } from './holdfast/company/v1/RevokeInvitationsReply.ts'
export type RevokeInvitationsReply = RevokeInvitationsReplyRead
export type { RevokeInvitationsReplyInput }
export const RevokeInvitationsReply = message<RevokeInvitationsReplyInput, RevokeInvitationsReplyRead>('holdfast.company.v1.RevokeInvitationsReply')
import type { RevokeInvitationsRequest as RevokeInvitationsRequestRead, RevokeInvitationsRequestInput } from './holdfast/company/v1/RevokeInvitationsRequest.ts'
export type RevokeInvitationsRequest = RevokeInvitationsRequestRead
export type { RevokeInvitationsRequestInput }
export const RevokeInvitationsRequest = message<RevokeInvitationsRequestInput, RevokeInvitationsRequestRead>('holdfast.company.v1.RevokeInvitationsRequest')
import type { SiteGrant as SiteGrantRead, SiteGrantInput } from './holdfast/company/v1/SiteGrant.ts'
export type SiteGrant = SiteGrantRead
export type { SiteGrantInput }
export const SiteGrant = message<SiteGrantInput, SiteGrantRead>('holdfast.company.v1.SiteGrant')
import type { SiteMember as SiteMemberRead, SiteMemberInput } from './holdfast/company/v1/SiteMember.ts'
export type SiteMember = SiteMemberRead
export type { SiteMemberInput }
export const SiteMember = message<SiteMemberInput, SiteMemberRead>('holdfast.company.v1.SiteMember')
import type { SiteMembersDefinition } from './holdfast/company/v1/SiteMembers.ts'
export const SiteMembers = service<SiteMembersDefinition>('holdfast.company.v1.SiteMembers')
export { SiteRole } from './holdfast/company/v1/SiteRole.ts'
import type { SiteRoles as SiteRolesRead, SiteRolesInput } from './holdfast/company/v1/SiteRoles.ts'
export type SiteRoles = SiteRolesRead
export type { SiteRolesInput }
export const SiteRoles = message<SiteRolesInput, SiteRolesRead>('holdfast.company.v1.SiteRoles')
import type { Standing as StandingRead, StandingInput } from './holdfast/company/v1/Standing.ts'
export type Standing = StandingRead
export type { StandingInput }
export const Standing = message<StandingInput, StandingRead>('holdfast.company.v1.Standing')
import type { StandingAnswer as StandingAnswerRead, StandingAnswerInput } from './holdfast/company/v1/StandingAnswer.ts'
export type StandingAnswer = StandingAnswerRead
export type { StandingAnswerInput }
export const StandingAnswer = message<StandingAnswerInput, StandingAnswerRead>('holdfast.company.v1.StandingAnswer')
import type { StandingClosing as StandingClosingRead, StandingClosingInput } from './holdfast/company/v1/StandingClosing.ts'
export type StandingClosing = StandingClosingRead
export type { StandingClosingInput }
export const StandingClosing = message<StandingClosingInput, StandingClosingRead>('holdfast.company.v1.StandingClosing')
import type { StandingQuestion as StandingQuestionRead, StandingQuestionInput } from './holdfast/company/v1/StandingQuestion.ts'
export type StandingQuestion = StandingQuestionRead
export type { StandingQuestionInput }
export const StandingQuestion = message<StandingQuestionInput, StandingQuestionRead>('holdfast.company.v1.StandingQuestion')
import type { StandingsDefinition } from './holdfast/company/v1/Standings.ts'
export const Standings = service<StandingsDefinition>('holdfast.company.v1.Standings')
import type { SuspendCompanyReply as SuspendCompanyReplyRead, SuspendCompanyReplyInput } from './holdfast/company/v1/SuspendCompanyReply.ts'
export type SuspendCompanyReply = SuspendCompanyReplyRead
export type { SuspendCompanyReplyInput }
export const SuspendCompanyReply = message<SuspendCompanyReplyInput, SuspendCompanyReplyRead>('holdfast.company.v1.SuspendCompanyReply')
import type { SuspendCompanyRequest as SuspendCompanyRequestRead, SuspendCompanyRequestInput } from './holdfast/company/v1/SuspendCompanyRequest.ts'
export type SuspendCompanyRequest = SuspendCompanyRequestRead
export type { SuspendCompanyRequestInput }
export const SuspendCompanyRequest = message<SuspendCompanyRequestInput, SuspendCompanyRequestRead>('holdfast.company.v1.SuspendCompanyRequest')
export { SuspensionReason } from './holdfast/company/v1/SuspensionReason.ts'
import type { SuspensionReasonsChanged as SuspensionReasonsChangedRead, SuspensionReasonsChangedInput } from './holdfast/company/v1/SuspensionReasonsChanged.ts'
export type SuspensionReasonsChanged = SuspensionReasonsChangedRead
export type { SuspensionReasonsChangedInput }
export const SuspensionReasonsChanged = message<SuspensionReasonsChangedInput, SuspensionReasonsChangedRead>('holdfast.company.v1.SuspensionReasonsChanged')
import type { SuspensionsDefinition } from './holdfast/company/v1/Suspensions.ts'
export const Suspensions = service<SuspensionsDefinition>('holdfast.company.v1.Suspensions')
import type { TransferOwnershipRequest as TransferOwnershipRequestRead, TransferOwnershipRequestInput } from './holdfast/company/v1/TransferOwnershipRequest.ts'
export type TransferOwnershipRequest = TransferOwnershipRequestRead
export type { TransferOwnershipRequestInput }
export const TransferOwnershipRequest = message<TransferOwnershipRequestInput, TransferOwnershipRequestRead>('holdfast.company.v1.TransferOwnershipRequest')
import type { UpdateCompanyRequest as UpdateCompanyRequestRead, UpdateCompanyRequestInput } from './holdfast/company/v1/UpdateCompanyRequest.ts'
export type UpdateCompanyRequest = UpdateCompanyRequestRead
export type { UpdateCompanyRequestInput }
export const UpdateCompanyRequest = message<UpdateCompanyRequestInput, UpdateCompanyRequestRead>('holdfast.company.v1.UpdateCompanyRequest')
import type { WhoMay as WhoMayRead, WhoMayInput } from './holdfast/company/v1/WhoMay.ts'
export type WhoMay = WhoMayRead
export type { WhoMayInput }
export const WhoMay = message<WhoMayInput, WhoMayRead>('holdfast.company.v1.WhoMay')
import type { WithdrawClosingByOperatorReply as WithdrawClosingByOperatorReplyRead, WithdrawClosingByOperatorReplyInput } from './holdfast/company/v1/WithdrawClosingByOperatorReply.ts'
export type WithdrawClosingByOperatorReply = WithdrawClosingByOperatorReplyRead
export type { WithdrawClosingByOperatorReplyInput }
export const WithdrawClosingByOperatorReply = message<WithdrawClosingByOperatorReplyInput, WithdrawClosingByOperatorReplyRead>('holdfast.company.v1.WithdrawClosingByOperatorReply')
import type { WithdrawClosingByOperatorRequest as WithdrawClosingByOperatorRequestRead, WithdrawClosingByOperatorRequestInput } from './holdfast/company/v1/WithdrawClosingByOperatorRequest.ts'
export type WithdrawClosingByOperatorRequest = WithdrawClosingByOperatorRequestRead
export type { WithdrawClosingByOperatorRequestInput }
export const WithdrawClosingByOperatorRequest = message<WithdrawClosingByOperatorRequestInput, WithdrawClosingByOperatorRequestRead>('holdfast.company.v1.WithdrawClosingByOperatorRequest')
import type { WithdrawClosingReply as WithdrawClosingReplyRead, WithdrawClosingReplyInput } from './holdfast/company/v1/WithdrawClosingReply.ts'
export type WithdrawClosingReply = WithdrawClosingReplyRead
export type { WithdrawClosingReplyInput }
export const WithdrawClosingReply = message<WithdrawClosingReplyInput, WithdrawClosingReplyRead>('holdfast.company.v1.WithdrawClosingReply')
import type { WithdrawClosingRequest as WithdrawClosingRequestRead, WithdrawClosingRequestInput } from './holdfast/company/v1/WithdrawClosingRequest.ts'
export type WithdrawClosingRequest = WithdrawClosingRequestRead
export type { WithdrawClosingRequestInput }
export const WithdrawClosingRequest = message<WithdrawClosingRequestInput, WithdrawClosingRequestRead>('holdfast.company.v1.WithdrawClosingRequest')
