// From docs/openapi.json, by npm run generate.
export interface paths {
    "/v1/users": {
        parameters: {
        };
        post: operations["signUp"];
    };
    "/v1/email-confirmations": {
        parameters: {
        };
        post: operations["confirmEmail"];
    };
    "/v1/email-confirmations/requests": {
        parameters: {
        };
        post: operations["requestEmailConfirmation"];
    };
    "/v1/password-resets": {
        parameters: {
        };
        post: operations["requestPasswordReset"];
    };
    "/v1/password-resets/confirm": {
        parameters: {
        };
        post: operations["resetPassword"];
    };
    "/v1/sessions": {
        parameters: {
        };
        post: operations["signIn"];
    };
    "/v1/sessions/current": {
        parameters: {
        };
        get: operations["getCurrentSession"];
        delete: operations["signOut"];
    };
    "/v1/sessions/current/proof": {
        parameters: {
        };
        post: operations["prove"];
    };
    "/v1/me": {
        parameters: {
        };
        get: operations["getMe"];
        delete: operations["deleteMe"];
        patch: operations["updateMe"];
    };
    "/v1/me/password": {
        parameters: {
        };
        put: operations["changePassword"];
    };
    "/v1/me/email-changes": {
        parameters: {
        };
        post: operations["requestEmailChange"];
    };
    "/v1/me/email-changes/confirm": {
        parameters: {
        };
        post: operations["confirmEmailChange"];
    };
    "/v1/me/email-changes/undo": {
        parameters: {
        };
        post: operations["undoEmailChange"];
    };
    "/v1/me/sessions": {
        parameters: {
        };
        get: operations["listMySessions"];
        delete: operations["endOtherSessions"];
    };
    "/v1/me/sessions/{sessionId}": {
        parameters: {
        };
        delete: operations["endSession"];
    };
    "/v1/me/two-factor": {
        parameters: {
        };
        post: operations["beginTwoFactor"];
        delete: operations["turnOffTwoFactor"];
    };
    "/v1/me/two-factor/confirm": {
        parameters: {
        };
        post: operations["confirmTwoFactor"];
    };
    "/v1/me/two-factor/undo": {
        parameters: {
        };
        post: operations["undoTwoFactor"];
    };
    "/v1/me/two-factor/recovery-codes": {
        parameters: {
        };
        post: operations["renewRecoveryCodes"];
    };
    "/v1/companies/{companyId}/api-keys": {
        parameters: {
        };
        get: operations["listApiKeys"];
        post: operations["createApiKey"];
    };
    "/v1/companies/{companyId}/api-keys/{keyId}": {
        parameters: {
        };
        delete: operations["revokeApiKey"];
    };
    "/v1/operator/users/disable": {
        parameters: {
        };
        post: operations["disableUser"];
    };
    "/v1/operator/users/enable": {
        parameters: {
        };
        post: operations["enableUser"];
    };
    "/v1/operator/users/reset-two-factor": {
        parameters: {
        };
        post: operations["resetTwoFactor"];
    };
    "/v1/me/access": {
        parameters: {
        };
        get: operations["getMyAccess"];
    };
    "/v1/companies": {
        parameters: {
        };
        get: operations["listCompanies"];
        post: operations["createCompany"];
    };
    "/v1/companies/{companyId}": {
        parameters: {
        };
        get: operations["getCompany"];
        delete: operations["closeCompany"];
        patch: operations["updateCompany"];
    };
    "/v1/companies/{companyId}/closing": {
        parameters: {
        };
        delete: operations["withdrawClosing"];
    };
    "/v1/companies/{companyId}/ownership-transfers": {
        parameters: {
        };
        post: operations["transferOwnership"];
    };
    "/v1/companies/{companyId}/owner-recovery/objections": {
        parameters: {
        };
        post: operations["objectToOwnerRecovery"];
    };
    "/v1/companies/{companyId}/members": {
        parameters: {
        };
        get: operations["listMembers"];
    };
    "/v1/companies/{companyId}/members/{userId}": {
        parameters: {
        };
        get: operations["getMember"];
        delete: operations["removeMember"];
        patch: operations["changeMember"];
    };
    "/v1/companies/{companyId}/members/me": {
        parameters: {
        };
        delete: operations["leaveCompany"];
    };
    "/v1/companies/{companyId}/members/bulk": {
        parameters: {
        };
        post: operations["changeMembers"];
    };
    "/v1/companies/{companyId}/invitations": {
        parameters: {
        };
        get: operations["listInvitations"];
        post: operations["invite"];
    };
    "/v1/companies/{companyId}/invitations/{invitationId}": {
        parameters: {
        };
        delete: operations["revokeInvitation"];
    };
    "/v1/companies/{companyId}/invitations/{invitationId}/resend": {
        parameters: {
        };
        post: operations["resendInvitation"];
    };
    "/v1/companies/{companyId}/invitations/{invitationId}/link": {
        parameters: {
        };
        post: operations["copyInvitationLink"];
    };
    "/v1/invitations/look": {
        parameters: {
        };
        post: operations["lookAtInvitation"];
    };
    "/v1/invitations/accept": {
        parameters: {
        };
        post: operations["acceptInvitation"];
    };
    "/v1/invitations/decline": {
        parameters: {
        };
        post: operations["declineInvitation"];
    };
    "/v1/companies/{companyId}/access-checks": {
        parameters: {
        };
        post: operations["checkAccess"];
    };
    "/v1/companies/{companyId}/access-checks/who": {
        parameters: {
        };
        get: operations["listWhoMay"];
    };
    "/v1/operator/companies/{companyId}/suspend": {
        parameters: {
        };
        post: operations["suspendCompany"];
    };
    "/v1/operator/companies/{companyId}/restore": {
        parameters: {
        };
        post: operations["restoreCompany"];
    };
    "/v1/operator/companies/{companyId}/recover-owner": {
        parameters: {
        };
        post: operations["recoverOwner"];
    };
    "/v1/operator/closings": {
        parameters: {
        };
        get: operations["listClosings"];
    };
    "/v1/operator/companies/{companyId}/withdraw-closing": {
        parameters: {
        };
        post: operations["withdrawClosingAsOperator"];
    };
    "/v1/plans": {
        parameters: {
        };
        get: operations["listPlans"];
    };
    "/v1/companies/{companyId}/subscription": {
        parameters: {
        };
        get: operations["getSubscription"];
        put: operations["changePlan"];
    };
    "/v1/companies/{companyId}/subscription/cancel": {
        parameters: {
        };
        post: operations["cancelPlan"];
    };
    "/v1/companies/{companyId}/subscription/resume": {
        parameters: {
        };
        post: operations["resumePlan"];
    };
    "/v1/companies/{companyId}/subscription/quotes": {
        parameters: {
        };
        post: operations["quotePlan"];
    };
    "/v1/companies/{companyId}/usage": {
        parameters: {
        };
        get: operations["getUsage"];
    };
    "/v1/companies/{companyId}/overage-cap": {
        parameters: {
        };
        put: operations["setOverageCap"];
    };
    "/v1/companies/{companyId}/invoices": {
        parameters: {
        };
        get: operations["listInvoices"];
    };
    "/v1/companies/{companyId}/invoices/{number}": {
        parameters: {
        };
        get: operations["getInvoice"];
    };
    "/v1/companies/{companyId}/statement": {
        parameters: {
        };
        get: operations["getStatement"];
    };
    "/v1/companies/{companyId}/billing-contacts": {
        parameters: {
        };
        get: operations["listBillingContacts"];
        put: operations["putBillingContacts"];
    };
    "/v1/companies/{companyId}/invoice-settings": {
        parameters: {
        };
        get: operations["getInvoiceSettings"];
        put: operations["putInvoiceSettings"];
    };
    "/v1/companies/{companyId}/invoice-mails/me": {
        parameters: {
        };
        get: operations["getMyInvoiceMails"];
        put: operations["switchMyInvoiceMails"];
    };
    "/v1/companies/{companyId}/payments": {
        parameters: {
        };
        get: operations["listPayments"];
    };
    "/v1/companies/{companyId}/invoices/{number}/pay": {
        parameters: {
        };
        post: operations["payInvoice"];
    };
    "/v1/companies/{companyId}/payments/{paymentId}/confirmation": {
        parameters: {
        };
        post: operations["confirmPayment"];
    };
    "/v1/companies/{companyId}/payment-methods": {
        parameters: {
        };
        get: operations["listPaymentMethods"];
        post: operations["addPaymentMethod"];
    };
    "/v1/companies/{companyId}/payment-methods/{methodId}/first": {
        parameters: {
        };
        put: operations["preferPaymentMethod"];
    };
    "/v1/companies/{companyId}/payment-methods/{methodId}": {
        parameters: {
        };
        delete: operations["removePaymentMethod"];
    };
    "/v1/operator/billing/payments": {
        parameters: {
        };
        post: operations["recordPayment"];
    };
    "/v1/operator/billing/receipts": {
        parameters: {
        };
        get: operations["listReceipts"];
        post: operations["recordReceipt"];
    };
    "/v1/operator/billing/receipts/{receiptId}/assign": {
        parameters: {
        };
        post: operations["assignReceipt"];
    };
    "/v1/operator/billing/payments/{paymentId}/refund": {
        parameters: {
        };
        post: operations["refundPayment"];
    };
    "/v1/operator/billing/write-offs": {
        parameters: {
        };
        post: operations["writeOffInvoice"];
    };
    "/v1/operator/billing/closes": {
        parameters: {
        };
        get: operations["listCloses"];
        post: operations["startClose"];
    };
    "/v1/operator/billing/closes/{closeId}": {
        parameters: {
        };
        get: operations["getClose"];
    };
    "/v1/operator/companies/{companyId}/credit-notes": {
        parameters: {
        };
        post: operations["createCreditNote"];
    };
    "/v1/operator/billing/verification": {
        parameters: {
        };
        get: operations["verifyBook"];
    };
    "/v1/operator/billing/vat-report": {
        parameters: {
        };
        get: operations["getVatReport"];
    };
    "/v1/operator/companies/{companyId}/subscription": {
        parameters: {
        };
        post: operations["importSubscription"];
    };
    "/v1/webhooks/payments/{provider}": {
        parameters: {
        };
        post: operations["takePaymentWebhook"];
    };
    "/v1/companies/{companyId}/sites": {
        parameters: {
        };
        get: operations["listSites"];
        post: operations["createSite"];
    };
    "/v1/sites/{siteId}": {
        parameters: {
        };
        get: operations["getSite"];
        delete: operations["deleteSite"];
        patch: operations["updateSite"];
    };
    "/v1/sites/{siteId}/clone": {
        parameters: {
        };
        post: operations["cloneSite"];
    };
    "/v1/sites/{siteId}/environments": {
        parameters: {
        };
        get: operations["listEnvironments"];
        post: operations["createEnvironment"];
    };
    "/v1/environments/{environmentId}": {
        parameters: {
        };
        get: operations["getEnvironment"];
        delete: operations["deleteEnvironment"];
        patch: operations["updateEnvironment"];
    };
    "/v1/environments/{environmentId}/gate": {
        parameters: {
        };
        get: operations["getGate"];
    };
    "/v1/environments/{environmentId}/gate/renew": {
        parameters: {
        };
        post: operations["renewGate"];
    };
    "/v1/environments/{environmentId}/push": {
        parameters: {
        };
        post: operations["push"];
    };
    "/v1/environments/{environmentId}/reset": {
        parameters: {
        };
        post: operations["resetEnvironment"];
    };
    "/v1/environments/{environmentId}/releases": {
        parameters: {
        };
        get: operations["listReleases"];
        post: operations["uploadRelease"];
    };
    "/v1/environments/{environmentId}/releases/{releaseId}/activate": {
        parameters: {
        };
        post: operations["activateRelease"];
    };
    "/v1/environments/{environmentId}/releases/{releaseId}": {
        parameters: {
        };
        delete: operations["deleteRelease"];
    };
    "/v1/environments/{environmentId}/releases/{releaseId}/download": {
        parameters: {
        };
        get: operations["downloadRelease"];
    };
    "/v1/environments/{environmentId}/backups": {
        parameters: {
        };
        get: operations["listBackups"];
        post: operations["makeBackup"];
    };
    "/v1/backups/{backupId}": {
        parameters: {
        };
        get: operations["getBackup"];
        delete: operations["deleteBackup"];
    };
    "/v1/backups/{backupId}/restore": {
        parameters: {
        };
        post: operations["restoreBackup"];
    };
    "/v1/backups/{backupId}/verify": {
        parameters: {
        };
        post: operations["verifyBackup"];
    };
    "/v1/backups/{backupId}/download": {
        parameters: {
        };
        get: operations["downloadBackup"];
    };
    "/v1/companies/{companyId}/operations": {
        parameters: {
        };
        get: operations["listCompanyOperations"];
    };
    "/v1/sites/{siteId}/operations": {
        parameters: {
        };
        get: operations["listSiteOperations"];
    };
    "/v1/operations/{operationId}/cancel": {
        parameters: {
        };
        post: operations["cancelOperation"];
    };
    "/v1/sites/{siteId}/members": {
        parameters: {
        };
        get: operations["listSiteMembers"];
    };
    "/v1/sites/{siteId}/members/{userId}": {
        parameters: {
        };
        put: operations["putSiteMember"];
        delete: operations["removeSiteMember"];
    };
    "/v1/sites/{siteId}/members/me": {
        parameters: {
        };
        delete: operations["leaveSite"];
    };
    "/v1/companies/{companyId}/analytics": {
        parameters: {
        };
        get: operations["getCompanyAnalytics"];
    };
    "/v1/sites/{siteId}/analytics": {
        parameters: {
        };
        get: operations["getSiteAnalytics"];
    };
    "/v1/operator/companies/{companyId}/deleted-sites": {
        parameters: {
        };
        get: operations["listDeletedSites"];
    };
    "/v1/operator/sites/{siteId}/recover": {
        parameters: {
        };
        post: operations["recoverSite"];
    };
    "/v1/operator/hosts": {
        parameters: {
        };
        get: operations["listHosts"];
    };
    "/v1/operator/orphans": {
        parameters: {
        };
        get: operations["listOrphans"];
    };
    "/v1/operator/orphans/delete": {
        parameters: {
        };
        post: operations["deleteOrphan"];
    };
    "/v1/operator/forget": {
        parameters: {
        };
        post: operations["forget"];
    };
    "/v1/permissions": {
        parameters: {
        };
        get: operations["listPermissions"];
    };
    "/v1/operations/{operationId}": {
        parameters: {
        };
        get: operations["getOperation"];
    };
    "/v1/operator/parked-streams": {
        parameters: {
        };
        get: operations["listParkedStreams"];
    };
    "/v1/operator/parked-streams/replay": {
        parameters: {
        };
        post: operations["replayParkedStream"];
    };
    "/livez": {
        parameters: {
        };
        get: operations["getLiveness"];
    };
    "/readyz": {
        parameters: {
        };
        get: operations["getReadiness"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            /** Format: uuid */
            requestId: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
            changes?: {
                /** Format: uuid */
                releaseId?: string;
                cause: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        Operation: {
            operationId: string;
            /** @enum {string} */
            kind: "change" | "create-site" | "create-environment" | "delete-environment" | "upload" | "activate" | "push" | "backup" | "restore" | "verify-backup" | "clone" | "reset" | "delete-site";
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            status?: number;
            result?: unknown;
            /** Format: uuid */
            companyId?: string;
            /** Format: uuid */
            siteId?: string;
            siteName?: string;
            /** Format: uuid */
            environmentId?: string;
            step?: string;
            percent?: number;
            startedBy?: {
                /** @enum {string} */
                kind: "user" | "api-key" | "operator" | "system";
                id: string;
            };
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            canBeCancelled?: boolean;
            reason?: string;
            problem?: {
                type: string;
                title: string;
                detail: string;
                code: string;
            };
            reference?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: idn-email */
                    email: string;
                    password: string;
                    /** Format: visible-text */
                    fullName: string;
                    /** @enum {string} */
                    locale?: "en" | "fr" | "sv";
                    invitationToken?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    requestEmailConfirmation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    signIn: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    code?: string;
                    /** @enum {string} */
                    as?: "cookie" | "token";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        /** Format: uuid */
                        sessionId: string;
                        /** Format: date-time */
                        expiresAt: string;
                        csrfToken: string;
                        token?: string;
                    };
                };
            };
        };
    };
    getCurrentSession: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        /** Format: uuid */
                        sessionId: string;
                        /** Format: date-time */
                        expiresAt: string;
                        csrfToken: string;
                        twoFactor: boolean;
                        operator: boolean;
                        provenAt: string | null;
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    prove: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        provenAt: string;
                        csrfToken: string;
                        token?: string;
                    };
                };
            };
        };
    };
    getMe: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        email: string;
                        emailConfirmed: boolean;
                        pendingEmail: string | null;
                        fullName: string;
                        locale: string;
                        twoFactor: boolean;
                        recoveryCodesLeft: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    updateMe: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    fullName?: string;
                    /** @enum {string} */
                    locale?: "en" | "fr" | "sv";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        email: string;
                        emailConfirmed: boolean;
                        pendingEmail: string | null;
                        fullName: string;
                        locale: string;
                        twoFactor: boolean;
                        recoveryCodesLeft: number;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrfToken: string;
                        token?: string;
                    };
                };
            };
        };
    };
    requestEmailChange: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: idn-email */
                    email: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    confirmEmailChange: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    undoEmailChange: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            sessionId: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            ip: string;
                            userAgent: string;
                            current: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    endSession: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                sessionId: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    beginTwoFactor: {
        parameters: {
            header?: {
                "x-csrf-token"?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        otpauthUri: string;
                    };
                };
            };
        };
    };
    turnOffTwoFactor: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    confirmTwoFactor: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                        csrfToken: string;
                        token?: string;
                    };
                };
            };
        };
    };
    undoTwoFactor: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            keyId: string;
                            name: string;
                            /** Format: uuid */
                            userId: string;
                            permissions: string[];
                            /** @enum {string} */
                            state: "active" | "expired" | "revoked";
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name: string;
                    /** Format: date-time */
                    expiresAt?: string;
                    permissions?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        keyId: string;
                        name: string;
                        /** Format: uuid */
                        userId: string;
                        permissions: string[];
                        /** @enum {string} */
                        state: "active" | "expired" | "revoked";
                        /** Format: date-time */
                        createdAt: string;
                        expiresAt: string | null;
                        lastUsedAt: string | null;
                        key: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                keyId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    disableUser: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    user: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    enableUser: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    user: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    resetTwoFactor: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    user: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getMyAccess: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        companies: {
                            /** Format: uuid */
                            companyId: string;
                            name: string;
                            /** @enum {string} */
                            state: "active" | "suspended" | "closed";
                            isOwner: boolean;
                            companyRole: ("administrator" | "developer" | "billing") | null;
                            sites: {
                                /** Format: uuid */
                                siteId: string;
                                name: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            companyId: string;
                            name: string;
                            address?: {
                                line1: string;
                                line2?: string;
                                postalCode: string;
                                city: string;
                                region?: string;
                                country: string;
                            };
                            taxId?: string;
                            /** Format: uuid */
                            ownerId: string;
                            /** @enum {string} */
                            state: "active" | "suspended" | "closed";
                            suspendedBecause?: ("operator" | "unpaid")[];
                            requireTwoFactor: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            closingSince?: string;
                            ownerRecovery?: {
                                /** Format: uuid */
                                newOwnerId: string;
                                /** Format: date-time */
                                effectiveAt: string;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name: string;
                    address: {
                        /** Format: visible-text */
                        line1: string;
                        /** Format: visible-text */
                        line2?: string;
                        /** Format: visible-text */
                        postalCode: string;
                        /** Format: visible-text */
                        city: string;
                        /** Format: visible-text */
                        region?: string;
                        /** @enum {string} */
                        country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
                    };
                    /** Format: visible-text */
                    taxId?: string;
                    plan?: {
                        planId: string;
                        version: number;
                        /** @enum {string} */
                        interval: "month" | "year";
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        address?: {
                            line1: string;
                            line2?: string;
                            postalCode: string;
                            city: string;
                            region?: string;
                            country: string;
                        };
                        taxId?: string;
                        /** Format: uuid */
                        ownerId: string;
                        /** @enum {string} */
                        state: "active" | "suspended" | "closed";
                        suspendedBecause?: ("operator" | "unpaid")[];
                        requireTwoFactor: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        closingSince?: string;
                        ownerRecovery?: {
                            /** Format: uuid */
                            newOwnerId: string;
                            /** Format: date-time */
                            effectiveAt: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getCompany: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        address?: {
                            line1: string;
                            line2?: string;
                            postalCode: string;
                            city: string;
                            region?: string;
                            country: string;
                        };
                        taxId?: string;
                        /** Format: uuid */
                        ownerId: string;
                        /** @enum {string} */
                        state: "active" | "suspended" | "closed";
                        suspendedBecause?: ("operator" | "unpaid")[];
                        requireTwoFactor: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        closingSince?: string;
                        ownerRecovery?: {
                            /** Format: uuid */
                            newOwnerId: string;
                            /** Format: date-time */
                            effectiveAt: string;
                        };
                    };
                };
            };
        };
    };
    closeCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    updateCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name?: string;
                    address?: {
                        /** Format: visible-text */
                        line1: string;
                        /** Format: visible-text */
                        line2?: string;
                        /** Format: visible-text */
                        postalCode: string;
                        /** Format: visible-text */
                        city: string;
                        /** Format: visible-text */
                        region?: string;
                        /** @enum {string} */
                        country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
                    };
                    taxId?: string | null;
                    requireTwoFactor?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        address?: {
                            line1: string;
                            line2?: string;
                            postalCode: string;
                            city: string;
                            region?: string;
                            country: string;
                        };
                        taxId?: string;
                        /** Format: uuid */
                        ownerId: string;
                        /** @enum {string} */
                        state: "active" | "suspended" | "closed";
                        suspendedBecause?: ("operator" | "unpaid")[];
                        requireTwoFactor: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        closingSince?: string;
                        ownerRecovery?: {
                            /** Format: uuid */
                            newOwnerId: string;
                            /** Format: date-time */
                            effectiveAt: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    withdrawClosing: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    transferOwnership: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    userId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        address?: {
                            line1: string;
                            line2?: string;
                            postalCode: string;
                            city: string;
                            region?: string;
                            country: string;
                        };
                        taxId?: string;
                        /** Format: uuid */
                        ownerId: string;
                        /** @enum {string} */
                        state: "active" | "suspended" | "closed";
                        suspendedBecause?: ("operator" | "unpaid")[];
                        requireTwoFactor: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        closingSince?: string;
                        ownerRecovery?: {
                            /** Format: uuid */
                            newOwnerId: string;
                            /** Format: date-time */
                            effectiveAt: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    objectToOwnerRecovery: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                search?: string;
                companyRole?: "administrator" | "developer" | "billing";
                siteId?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            userId: string;
                            email: string;
                            fullName: string;
                            access: {
                                /** @enum {string} */
                                companyRole?: "administrator" | "developer" | "billing";
                                siteRoles?: {
                                    /** Format: uuid */
                                    siteId: string;
                                    /** @enum {string} */
                                    role: "administrator" | "developer";
                                }[];
                            };
                            isOwner: boolean;
                            twoFactor: boolean;
                            /** Format: date-time */
                            joinedAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    getMember: {
        parameters: {
            path: {
                companyId: string;
                userId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        email: string;
                        fullName: string;
                        access: {
                            /** @enum {string} */
                            companyRole?: "administrator" | "developer" | "billing";
                            siteRoles?: {
                                /** Format: uuid */
                                siteId: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        };
                        isOwner: boolean;
                        twoFactor: boolean;
                        /** Format: date-time */
                        joinedAt: string;
                    };
                };
            };
        };
    };
    removeMember: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
                userId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    changeMember: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
                userId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    access: {
                        /** @enum {string} */
                        companyRole: "administrator" | "developer" | "billing";
                    } | {
                        siteRoles: {
                            /** Format: uuid */
                            siteId: string;
                            /** @enum {string} */
                            role: "administrator" | "developer";
                        }[];
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        email: string;
                        fullName: string;
                        access: {
                            /** @enum {string} */
                            companyRole?: "administrator" | "developer" | "billing";
                            siteRoles?: {
                                /** Format: uuid */
                                siteId: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        };
                        isOwner: boolean;
                        twoFactor: boolean;
                        /** Format: date-time */
                        joinedAt: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    leaveCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    changeMembers: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    add: {
                        userIds: string[];
                        siteRoles: {
                            /** Format: uuid */
                            siteId: string;
                            /** @enum {string} */
                            role: "administrator" | "developer";
                        }[];
                    };
                } | {
                    remove: {
                        userIds: string[];
                        siteIds: string[];
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            userId: string;
                            result: string;
                        }[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                search?: string;
                state?: "pending" | "accepted" | "declined" | "revoked" | "expired";
                siteId?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            invitationId: string;
                            email: string;
                            access: {
                                /** @enum {string} */
                                companyRole?: "administrator" | "developer" | "billing";
                                siteRoles?: {
                                    /** Format: uuid */
                                    siteId: string;
                                    /** @enum {string} */
                                    role: "administrator" | "developer";
                                }[];
                            };
                            /** @enum {string} */
                            state: "pending" | "accepted" | "declined" | "revoked" | "expired";
                            /** Format: uuid */
                            invitedBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    invite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    emails: string[];
                    access: {
                        /** @enum {string} */
                        companyRole: "administrator" | "developer" | "billing";
                    } | {
                        siteRoles: {
                            /** Format: uuid */
                            siteId: string;
                            /** @enum {string} */
                            role: "administrator" | "developer";
                        }[];
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            email: string;
                            result: string;
                            /** Format: uuid */
                            invitationId?: string;
                        }[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                invitationId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                invitationId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        invitationId: string;
                        email: string;
                        access: {
                            /** @enum {string} */
                            companyRole?: "administrator" | "developer" | "billing";
                            siteRoles?: {
                                /** Format: uuid */
                                siteId: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        };
                        /** @enum {string} */
                        state: "pending" | "accepted" | "declined" | "revoked" | "expired";
                        /** Format: uuid */
                        invitedBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    copyInvitationLink: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                invitationId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        url: string;
                        token: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        companyName: string;
                        inviterName: string;
                        access: {
                            /** @enum {string} */
                            companyRole?: "administrator" | "developer" | "billing";
                            siteRoles?: {
                                /** Format: uuid */
                                siteId: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        };
                        maskedEmail: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        access: {
                            /** @enum {string} */
                            companyRole?: "administrator" | "developer" | "billing";
                            siteRoles?: {
                                /** Format: uuid */
                                siteId: string;
                                /** @enum {string} */
                                role: "administrator" | "developer";
                            }[];
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    declineInvitation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    checkAccess: {
        parameters: {
            header?: {
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    userId?: string;
                    permission: string;
                    /** Format: uuid */
                    siteId?: string;
                    /** Format: uuid */
                    environmentId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "allowed" | "denied" | "unknown";
                        because: {
                            role: string;
                            /** @enum {string} */
                            via: "owner" | "company-role" | "site-role";
                            /** Format: uuid */
                            companyId: string;
                            /** Format: uuid */
                            siteId?: string;
                        }[];
                    };
                };
            };
        };
    };
    listWhoMay: {
        parameters: {
            query: {
                limit?: number;
                after?: string;
                permission: string;
                siteId?: string;
                environmentId?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            userId: string;
                            email?: string;
                            fullName?: string;
                            because: {
                                role: string;
                                /** @enum {string} */
                                via: "owner" | "company-role" | "site-role";
                                /** Format: uuid */
                                companyId: string;
                                /** Format: uuid */
                                siteId?: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    suspendCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    restoreCompany: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suspendedBecause: ("operator" | "unpaid")[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    recoverOwner: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    newOwnerId: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        effectiveAt: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listClosings: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            companyId: string;
                            /** Format: date-time */
                            begunAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    withdrawClosingAsOperator: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listPlans: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            planId: string;
                            version: number;
                            name: string;
                            sites: number;
                            premiumStagings: number;
                            backupDays: number;
                            diskBytes: number;
                            visitsPerMonth: number | null;
                            overVisits: {
                                block: number;
                                price: {
                                    amount: string;
                                    currency: string;
                                };
                            } | null;
                            prices: {
                                /** @enum {string} */
                                interval: "month" | "year";
                                price: {
                                    amount: string;
                                    currency: string;
                                };
                            }[];
                            premiumStagingPrice: {
                                amount: string;
                                currency: string;
                            };
                            refundDays: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        plan: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        /** @enum {string} */
                        state: "none" | "active" | "past-due" | "cancelled" | "ended";
                        since: string | null;
                        period: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | null;
                        next: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        refundUntil: string | null;
                        siteIds: string[];
                    };
                };
            };
        };
    };
    changePlan: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    planId: string;
                    version: number;
                    /** @enum {string} */
                    interval: "month" | "year";
                    /** Format: uuid */
                    quoteId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        plan: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        /** @enum {string} */
                        state: "none" | "active" | "past-due" | "cancelled" | "ended";
                        since: string | null;
                        period: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | null;
                        next: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        refundUntil: string | null;
                        siteIds: string[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    cancelPlan: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    siteIds: string[];
                    /** Format: uuid */
                    quoteId?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        plan: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        /** @enum {string} */
                        state: "none" | "active" | "past-due" | "cancelled" | "ended";
                        since: string | null;
                        period: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | null;
                        next: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        refundUntil: string | null;
                        siteIds: string[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    resumePlan: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        plan: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        /** @enum {string} */
                        state: "none" | "active" | "past-due" | "cancelled" | "ended";
                        since: string | null;
                        period: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | null;
                        next: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        refundUntil: string | null;
                        siteIds: string[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    quotePlan: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    plan: {
                        planId: string;
                        version: number;
                        /** @enum {string} */
                        interval: "month" | "year";
                    };
                } | {
                    cancel: {
                        siteIds: string[];
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        quoteId: string;
                        /** Format: uuid */
                        companyId: string;
                        /** Format: date-time */
                        at: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: date-time */
                        effectiveAt: string;
                        currency: string;
                        price: {
                            lines: {
                                /** @enum {string} */
                                kind: "plan" | "plan-unused";
                                plan: {
                                    planId: string;
                                    version: number;
                                    /** @enum {string} */
                                    interval: "month" | "year";
                                };
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                amount: number;
                            }[];
                            net: number;
                            vat: {
                                category: string;
                                rate: string;
                                base: number;
                                amount: number;
                            }[];
                            gross: number;
                        };
                        renewal: ({
                            /** Format: date-time */
                            at: string;
                        } & {
                            lines: {
                                /** @enum {string} */
                                kind: "plan" | "plan-unused";
                                plan: {
                                    planId: string;
                                    version: number;
                                    /** @enum {string} */
                                    interval: "month" | "year";
                                };
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                amount: number;
                            }[];
                            net: number;
                            vat: {
                                category: string;
                                rate: string;
                                base: number;
                                amount: number;
                            }[];
                            gross: number;
                        }) | null;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: {
                on?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sites: {
                            used: number;
                            limit: number;
                        };
                        premiumStagings: {
                            used: number;
                            limit: number;
                        };
                        month: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            visits: {
                                used: number;
                                included: number | null;
                                percent: number | null;
                                overage: {
                                    amount: string;
                                    currency: string;
                                };
                            };
                            bytes: {
                                used: number;
                                included: number | null;
                                percent: number | null;
                                overage: {
                                    amount: string;
                                    currency: string;
                                };
                            };
                            overage: {
                                amount: string;
                                currency: string;
                            };
                            cap: {
                                amount: string;
                                currency: string;
                            } | null;
                            isSettled: boolean;
                        } | null;
                        overageCap: {
                            amount: string;
                            currency: string;
                        } | null;
                    };
                };
            };
        };
    };
    setOverageCap: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    cap: {
                        amount: string;
                        currency: string;
                    } | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        overageCap: {
                            amount: string;
                            currency: string;
                        } | null;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                search?: string;
                kind?: "invoice" | "credit-note";
                year?: number;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            invoiceId: string;
                            number: string;
                            /** @enum {string} */
                            kind: "invoice" | "credit-note";
                            /** Format: date */
                            issuedOn: string;
                            /** Format: date */
                            dueOn: string;
                            currency: string;
                            net: string;
                            vat: string;
                            gross: string;
                            outstanding: string;
                            /** @enum {string} */
                            state: "open" | "overdue" | "paid";
                            corrects: string | null;
                            purchaseOrder: string | null;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            path: {
                companyId: string;
                number: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        invoiceId: string;
                        number: string;
                        /** @enum {string} */
                        kind: "invoice" | "credit-note";
                        /** Format: date */
                        issuedOn: string;
                        /** Format: date */
                        dueOn: string;
                        currency: string;
                        net: string;
                        vat: string;
                        gross: string;
                        outstanding: string;
                        /** @enum {string} */
                        state: "open" | "overdue" | "paid";
                        corrects: string | null;
                        purchaseOrder: string | null;
                        /** Format: date */
                        taxPointOn: string;
                        period: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                        };
                        seller: {
                            name: string;
                            address: {
                                line1: string;
                                line2?: string;
                                postalCode: string;
                                city: string;
                                region?: string;
                                country: string;
                            };
                            vatId: string | null;
                        };
                        buyer: {
                            name: string;
                            address: {
                                line1: string;
                                line2?: string;
                                postalCode: string;
                                city: string;
                                region?: string;
                                country: string;
                            };
                            vatId: string | null;
                        };
                        lines: {
                            position: number;
                            description: string;
                            quantity: string;
                            unitPrice: string;
                            net: string;
                            vatRate: string;
                            period: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            } | null;
                        }[];
                        vatGroups: {
                            category: string;
                            rate: string;
                            base: string;
                            amount: string;
                            country: string | null;
                        }[];
                        prepaid: string;
                        due: string;
                        /** @enum {string} */
                        language: "en" | "fr" | "sv";
                    };
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        currency: string;
                        opening: string;
                        lines: {
                            /** Format: date */
                            on: string;
                            type: string;
                            reference: string;
                            amount: string;
                            balance: string;
                        }[];
                        closing: string;
                    };
                };
            };
        };
    };
    listBillingContacts: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            /** Format: uuid */
                            contactId: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            language: "en" | "fr" | "sv";
                        }[];
                    };
                };
            };
        };
    };
    putBillingContacts: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    contacts: {
                        /** Format: idn-email */
                        email: string;
                        /** Format: visible-text */
                        name: string;
                        /** @enum {string} */
                        language: "en" | "fr" | "sv";
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            /** Format: uuid */
                            contactId: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            language: "en" | "fr" | "sv";
                        }[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getInvoiceSettings: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purchaseOrder: string | null;
                        invoiceEmail: string | null;
                        electronicAddress: {
                            scheme: string;
                            id: string;
                        } | null;
                    };
                };
            };
        };
    };
    putInvoiceSettings: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    purchaseOrder?: string;
                    /** Format: idn-email */
                    invoiceEmail?: string;
                    electronicAddress?: {
                        scheme: string;
                        id: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        purchaseOrder: string | null;
                        invoiceEmail: string | null;
                        electronicAddress: {
                            scheme: string;
                            id: string;
                        } | null;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getMyInvoiceMails: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: boolean;
                    };
                };
            };
        };
    };
    switchMyInvoiceMails: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    on: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: boolean;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            paymentId: string;
                            amount: {
                                amount: string;
                                currency: string;
                            };
                            /** @enum {string} */
                            status: "processing" | "action-needed" | "failed" | "succeeded" | "withdrawn";
                            returned: {
                                amount: string;
                                currency: string;
                            };
                            provider: string | null;
                            reference: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    payInvoice: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                number: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: {
                            amount: string;
                            currency: string;
                        };
                        payment: {
                            /** Format: uuid */
                            paymentId: string;
                            amount: {
                                amount: string;
                                currency: string;
                            };
                            /** @enum {string} */
                            status: "processing" | "action-needed" | "failed" | "succeeded" | "withdrawn";
                            returned: {
                                amount: string;
                                currency: string;
                            };
                            provider: string | null;
                            reference: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        bank: {
                            accountName: string;
                            iban: string;
                            bic: string | null;
                            reference: string;
                        } | null;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            header?: {
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                paymentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
        };
    };
    listPaymentMethods: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            methodId: string;
                            /** @enum {string} */
                            kind: "card" | "bank-debit";
                            label: string;
                        }[];
                        isOffered: boolean;
                    };
                };
            };
        };
    };
    addPaymentMethod: {
        parameters: {
            header?: {
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    returnUrl: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
        };
    };
    preferPaymentMethod: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                methodId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            methodId: string;
                            /** @enum {string} */
                            kind: "card" | "bank-debit";
                            label: string;
                        }[];
                        isOffered: boolean;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    removePaymentMethod: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
                methodId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            methodId: string;
                            /** @enum {string} */
                            kind: "card" | "bank-debit";
                            label: string;
                        }[];
                        isOffered: boolean;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    recordPayment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    payer: string;
                    amount: string;
                    currency: string;
                    /** Format: visible-text */
                    reference: string;
                    receivedOn: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        paymentId: string;
                        /** Format: uuid */
                        companyId: string;
                        outstanding: {
                            amount: string;
                            currency: string;
                        };
                        credit: {
                            amount: string;
                            currency: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            receiptId: string;
                            amount: {
                                amount: string;
                                currency: string;
                            };
                            left: {
                                amount: string;
                                currency: string;
                            };
                            reference: string;
                            receivedOn: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    recordReceipt: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                    currency: string;
                    /** Format: visible-text */
                    reference: string;
                    receivedOn: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        receiptId: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    assignReceipt: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                receiptId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    payer: string;
                    amount?: string;
                    currency?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        paymentId: string;
                        /** Format: uuid */
                        companyId: string;
                        outstanding: {
                            amount: string;
                            currency: string;
                        };
                        credit: {
                            amount: string;
                            currency: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                paymentId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                    currency: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        returned: {
                            amount: string;
                            currency: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    writeOffInvoice: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    invoiceNumber: string;
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        writtenOff: {
                            amount: string;
                            currency: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listCloses: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            closeId: string;
                            period: string;
                            dryRun: boolean;
                            now: boolean;
                            /** Format: date-time */
                            begunAt: string;
                            endedAt: string | null;
                            done: number;
                            total: number;
                            issued: number;
                            gross: string;
                            currency: string;
                            failed: number;
                            failures: {
                                /** Format: uuid */
                                companyId: string;
                                reason: string;
                            }[];
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    startClose: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    period: string;
                    /** @default false */
                    dryRun?: boolean;
                    /** @default false */
                    now?: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        closeId: string;
                        period: string;
                        dryRun: boolean;
                        now: boolean;
                        /** Format: date-time */
                        begunAt: string;
                        endedAt: string | null;
                        done: number;
                        total: number;
                        issued: number;
                        gross: string;
                        currency: string;
                        failed: number;
                        failures: {
                            /** Format: uuid */
                            companyId: string;
                            reason: string;
                        }[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getClose: {
        parameters: {
            path: {
                closeId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        closeId: string;
                        period: string;
                        dryRun: boolean;
                        now: boolean;
                        /** Format: date-time */
                        begunAt: string;
                        endedAt: string | null;
                        done: number;
                        total: number;
                        issued: number;
                        gross: string;
                        currency: string;
                        failed: number;
                        failures: {
                            /** Format: uuid */
                            companyId: string;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    createCreditNote: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    lines?: {
                        position: number;
                        net: string;
                    }[];
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        invoiceId: string;
                        number: string;
                        /** @enum {string} */
                        kind: "invoice" | "credit-note";
                        /** Format: date */
                        issuedOn: string;
                        /** Format: date */
                        dueOn: string;
                        currency: string;
                        net: string;
                        vat: string;
                        gross: string;
                        outstanding: string;
                        /** @enum {string} */
                        state: "open" | "overdue" | "paid";
                        corrects: string | null;
                        purchaseOrder: string | null;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    verifyBook: {
        parameters: {
            query?: {
                after?: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: {
                            about: string;
                            subject: string;
                            finding: string;
                        }[];
                        companies: number;
                        documents: number;
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getVatReport: {
        parameters: {
            query: {
                month: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            month: string;
                            kind: string;
                            country: string;
                            category: string;
                            rate: string;
                            currency: string;
                            buyerVatId: string | null;
                            corrects: string | null;
                            base: string;
                            vat: string;
                            documents: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    importSubscription: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    plan: {
                        planId: string;
                        version: number;
                        /** @enum {string} */
                        interval: "month" | "year";
                    };
                    /** Format: date */
                    paidUntil: string;
                    paid: string;
                    currency: string;
                    /** Format: date */
                    meteredFrom?: string;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        companyId: string;
                        plan: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        /** @enum {string} */
                        state: "none" | "active" | "past-due" | "cancelled" | "ended";
                        since: string | null;
                        period: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | null;
                        next: {
                            planId: string;
                            version: number;
                            /** @enum {string} */
                            interval: "month" | "year";
                        } | null;
                        refundUntil: string | null;
                        siteIds: string[];
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    takePaymentWebhook: {
        parameters: {
            path: {
                provider: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listSites: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                search?: string;
                label?: string | string[];
                sort?: "newest" | "name";
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            name: string;
                            slug: string;
                            labels: string[];
                            paysPremiumStaging: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    createSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                companyId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name: string;
                    labels?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        slug: string;
                        labels: string[];
                        paysPremiumStaging: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        environments: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            /** @enum {string} */
                            kind: "live" | "staging" | "premium-staging";
                            name: string;
                            hostNames: string[];
                            url: string;
                            /** Format: uuid */
                            activeReleaseId?: string;
                            confirmed: boolean;
                            closedByPassword: boolean;
                            indexing: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            capabilities: string[];
                            hostId: string;
                            archiveBytes?: number;
                            copiedFrom?: {
                                /** Format: uuid */
                                environmentId: string;
                                /** Format: uuid */
                                releaseId: string;
                                /** Format: date-time */
                                at: string;
                            };
                        }[];
                        restorableDays: number;
                        /** Format: uuid */
                        operationId?: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getSite: {
        parameters: {
            path: {
                siteId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        slug: string;
                        labels: string[];
                        paysPremiumStaging: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        environments: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            /** @enum {string} */
                            kind: "live" | "staging" | "premium-staging";
                            name: string;
                            hostNames: string[];
                            url: string;
                            /** Format: uuid */
                            activeReleaseId?: string;
                            confirmed: boolean;
                            closedByPassword: boolean;
                            indexing: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            capabilities: string[];
                            hostId: string;
                            archiveBytes?: number;
                            copiedFrom?: {
                                /** Format: uuid */
                                environmentId: string;
                                /** Format: uuid */
                                releaseId: string;
                                /** Format: date-time */
                                at: string;
                            };
                        }[];
                        restorableDays: number;
                    };
                };
            };
        };
    };
    deleteSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                siteId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    updateSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                siteId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name?: string;
                    labels?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        slug: string;
                        labels: string[];
                        paysPremiumStaging: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        environments: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            /** @enum {string} */
                            kind: "live" | "staging" | "premium-staging";
                            name: string;
                            hostNames: string[];
                            url: string;
                            /** Format: uuid */
                            activeReleaseId?: string;
                            confirmed: boolean;
                            closedByPassword: boolean;
                            indexing: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            capabilities: string[];
                            hostId: string;
                            archiveBytes?: number;
                            copiedFrom?: {
                                /** Format: uuid */
                                environmentId: string;
                                /** Format: uuid */
                                releaseId: string;
                                /** Format: date-time */
                                at: string;
                            };
                        }[];
                        restorableDays: number;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    cloneSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                siteId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    name: string;
                    /** Format: uuid */
                    environmentId?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        name: string;
                        slug: string;
                        labels: string[];
                        paysPremiumStaging: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        environments: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            /** @enum {string} */
                            kind: "live" | "staging" | "premium-staging";
                            name: string;
                            hostNames: string[];
                            url: string;
                            /** Format: uuid */
                            activeReleaseId?: string;
                            confirmed: boolean;
                            closedByPassword: boolean;
                            indexing: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            capabilities: string[];
                            hostId: string;
                            archiveBytes?: number;
                            copiedFrom?: {
                                /** Format: uuid */
                                environmentId: string;
                                /** Format: uuid */
                                releaseId: string;
                                /** Format: date-time */
                                at: string;
                            };
                        }[];
                        restorableDays: number;
                        /** Format: uuid */
                        operationId?: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listEnvironments: {
        parameters: {
            path: {
                siteId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** Format: uuid */
                            companyId: string;
                            /** @enum {string} */
                            kind: "live" | "staging" | "premium-staging";
                            name: string;
                            hostNames: string[];
                            url: string;
                            /** Format: uuid */
                            activeReleaseId?: string;
                            confirmed: boolean;
                            closedByPassword: boolean;
                            indexing: boolean;
                            suspended: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            capabilities: string[];
                            hostId: string;
                            archiveBytes?: number;
                            copiedFrom?: {
                                /** Format: uuid */
                                environmentId: string;
                                /** Format: uuid */
                                releaseId: string;
                                /** Format: date-time */
                                at: string;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createEnvironment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                siteId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "staging" | "premium-staging";
                    name?: string;
                    /** Format: uuid */
                    copyOf?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getEnvironment: {
        parameters: {
            path: {
                environmentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        environmentId: string;
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        /** @enum {string} */
                        kind: "live" | "staging" | "premium-staging";
                        name: string;
                        hostNames: string[];
                        url: string;
                        /** Format: uuid */
                        activeReleaseId?: string;
                        confirmed: boolean;
                        closedByPassword: boolean;
                        indexing: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        capabilities: string[];
                        hostId: string;
                        archiveBytes?: number;
                        copiedFrom?: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            releaseId: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
    };
    deleteEnvironment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    updateEnvironment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    closedByPassword?: boolean;
                    indexing?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        environmentId: string;
                        /** Format: uuid */
                        siteId: string;
                        /** Format: uuid */
                        companyId: string;
                        /** @enum {string} */
                        kind: "live" | "staging" | "premium-staging";
                        name: string;
                        hostNames: string[];
                        url: string;
                        /** Format: uuid */
                        activeReleaseId?: string;
                        confirmed: boolean;
                        closedByPassword: boolean;
                        indexing: boolean;
                        suspended: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        capabilities: string[];
                        hostId: string;
                        archiveBytes?: number;
                        copiedFrom?: {
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            releaseId: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getGate: {
        parameters: {
            path: {
                environmentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: string;
                        /** Format: uri */
                        link: string;
                    };
                };
            };
        };
    };
    renewGate: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: string;
                        /** Format: uri */
                        link: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    push: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    to: string;
                    despiteChanges?: boolean;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    resetEnvironment: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            path: {
                environmentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            releaseId: string;
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** @enum {string} */
                            cause: "uploaded" | "pushed" | "restored" | "rolled-back" | "cloned" | "reset" | "found";
                            from?: {
                                /** Format: uuid */
                                environmentId?: string;
                                /** Format: uuid */
                                releaseId?: string;
                                /** Format: uuid */
                                backupId?: string;
                            };
                            digest: string;
                            files: number;
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy?: {
                                /** @enum {string} */
                                kind: "user" | "api-key" | "operator" | "system";
                                id: string;
                            };
                            active: boolean;
                            note?: string;
                            wentBack?: {
                                /** Format: date-time */
                                at: string;
                                reason?: string;
                            };
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    uploadRelease: {
        parameters: {
            query?: {
                note?: string;
            };
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "content-digest"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        requestBody: {
            content: {
                "application/zip": unknown;
                "application/gzip": unknown;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    activateRelease: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
                releaseId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    deleteRelease: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
                releaseId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    downloadRelease: {
        parameters: {
            path: {
                environmentId: string;
                releaseId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
        };
    };
    listBackups: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            path: {
                environmentId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            backupId: string;
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            siteId: string;
                            /** @enum {string} */
                            cause: "by-hand" | "daily" | "before-push" | "before-restore" | "before-reset";
                            /** Format: uuid */
                            releaseId: string;
                            digest: string;
                            files: number;
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy?: {
                                /** @enum {string} */
                                kind: "user" | "api-key" | "operator" | "system";
                                id: string;
                            };
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: date-time */
                            verifiedAt?: string;
                            notProved?: string;
                            note?: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    makeBackup: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                environmentId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: visible-text */
                    note?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    getBackup: {
        parameters: {
            path: {
                backupId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        backupId: string;
                        /** Format: uuid */
                        environmentId: string;
                        /** Format: uuid */
                        siteId: string;
                        /** @enum {string} */
                        cause: "by-hand" | "daily" | "before-push" | "before-restore" | "before-reset";
                        /** Format: uuid */
                        releaseId: string;
                        digest: string;
                        files: number;
                        bytes: number;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy?: {
                            /** @enum {string} */
                            kind: "user" | "api-key" | "operator" | "system";
                            id: string;
                        };
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: date-time */
                        verifiedAt?: string;
                        notProved?: string;
                        note?: string;
                    };
                };
            };
        };
    };
    deleteBackup: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                backupId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    restoreBackup: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                backupId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    to: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    verifyBackup: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                backupId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    downloadBackup: {
        parameters: {
            path: {
                backupId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
        };
    };
    listCompanyOperations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                state?: ("queued" | "running" | "done" | "failed" | "cancelled") | ("queued" | "running" | "done" | "failed" | "cancelled")[];
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    listSiteOperations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                state?: ("queued" | "running" | "done" | "failed" | "cancelled") | ("queued" | "running" | "done" | "failed" | "cancelled")[];
            };
            path: {
                siteId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    cancelOperation: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                operationId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listSiteMembers: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                search?: string;
            };
            path: {
                siteId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            userId: string;
                            email: string;
                            fullName: string;
                            /** @enum {string} */
                            role: "administrator" | "developer";
                            twoFactor: boolean;
                            /** Format: date-time */
                            joinedAt: string;
                        }[];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    putSiteMember: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                siteId: string;
                userId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "administrator" | "developer";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        email: string;
                        fullName: string;
                        /** @enum {string} */
                        role: "administrator" | "developer";
                        twoFactor: boolean;
                        /** Format: date-time */
                        joinedAt: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    removeSiteMember: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
                "if-match"?: string;
            };
            path: {
                siteId: string;
                userId: string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    leaveSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                siteId: string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    getCompanyAnalytics: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            /** Format: date */
                            day: string;
                            people: {
                                requests: number;
                                bytes: number;
                            };
                            bots: {
                                requests: number;
                                bytes: number;
                            };
                            assets: {
                                requests: number;
                                bytes: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    getSiteAnalytics: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                environmentId?: string;
            };
            path: {
                siteId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            /** Format: date */
                            day: string;
                            people: {
                                requests: number;
                                bytes: number;
                            };
                            bots: {
                                requests: number;
                                bytes: number;
                            };
                            assets: {
                                requests: number;
                                bytes: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listDeletedSites: {
        parameters: {
            path: {
                companyId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            siteId: string;
                            name: string;
                            /** Format: date-time */
                            deletedAt: string;
                            /** Format: date-time */
                            purgedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    recoverSite: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
            path: {
                siteId: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listHosts: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            hostId: string;
                            answers: boolean;
                            driver: string;
                            capabilities: string[];
                            environments: number;
                            /** Format: date-time */
                            reconciledAt?: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listOrphans: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            hostId: string;
                            /** Format: uuid */
                            environmentId: string;
                            /** Format: uuid */
                            itemId?: string;
                            /** Format: date-time */
                            foundAt: string;
                            /** Format: date-time */
                            deletedAt?: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    deleteOrphan: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    hostId: string;
                    /** Format: uuid */
                    environmentId: string;
                    /** Format: uuid */
                    itemId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    forget: {
        parameters: {
            header?: {
                "idempotency-key"?: string;
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    reason: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
            };
        };
    };
    listPermissions: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        permissions: {
                            id: string;
                            title: string;
                            roles: {
                                /** @enum {string} */
                                owner: "yes" | "no" | "own" | "staging" | "conditional";
                                /** @enum {string} */
                                administrator: "yes" | "no" | "own" | "staging" | "conditional";
                                /** @enum {string} */
                                developer: "yes" | "no" | "own" | "staging" | "conditional";
                                /** @enum {string} */
                                billing: "yes" | "no" | "own" | "staging" | "conditional";
                                /** @enum {string} */
                                siteAdministrator: "yes" | "no" | "own" | "staging" | "conditional";
                                /** @enum {string} */
                                siteDeveloper: "yes" | "no" | "own" | "staging" | "conditional";
                            };
                            apiKeys: boolean;
                        }[];
                    };
                };
            };
        };
    };
    getOperation: {
        parameters: {
            path: {
                operationId: string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
        };
    };
    listParkedStreams: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            service: string;
                            owner: string;
                            stream: string;
                            entries: number;
                            error: string;
                            /** Format: date-time */
                            since: string;
                        }[];
                        unavailable: string[];
                    };
                };
            };
        };
    };
    replayParkedStream: {
        parameters: {
            header?: {
                "x-csrf-token"?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    service?: string;
                    owner: string;
                    stream: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                        error?: string;
                    };
                };
            };
        };
    };
    getLiveness: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
}
