/** Every problem the tool can report, by code. The errors page is generated from it. */
export declare const catalogue: {
    'bundle-root-missing': import("./entry.js").CatalogueEntry<{
        root: string;
        reason: string;
    }>;
    'bundle-empty': import("./entry.js").CatalogueEntry<{
        root: string;
    }>;
    'bundle-pattern-invalid': import("./entry.js").CatalogueEntry<{
        pattern: string;
        reason: string;
    }>;
    'bundle-pattern-unmatched': import("./entry.js").CatalogueEntry<{
        pattern: string;
    }>;
    'bundle-file-unreadable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-file-special': import("./entry.js").CatalogueEntry<{
        path: string;
        kind: string;
    }>;
    'bundle-file-stray': import("./entry.js").CatalogueEntry<{
        path: string;
        what: string;
    }>;
    'bundle-directory-empty': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-symlink-refused': import("./entry.js").CatalogueEntry<{
        path: string;
        target: string;
    }>;
    'bundle-symlink-absolute': import("./entry.js").CatalogueEntry<{
        path: string;
        target: string;
    }>;
    'bundle-symlink-escapes': import("./entry.js").CatalogueEntry<{
        path: string;
        target: string;
    }>;
    'bundle-symlink-dangling': import("./entry.js").CatalogueEntry<{
        path: string;
        target: string;
    }>;
    'bundle-name-undecodable': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-name-escapes': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-name-backslash': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-name-control': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-name-duplicate': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-name-clash': import("./entry.js").CatalogueEntry<{
        path: string;
        other: string;
        by: string;
    }>;
    'bundle-name-too-long': import("./entry.js").CatalogueEntry<{
        path: string;
        bytes: number;
        maxBytes: number;
        part: string;
    }>;
    'bundle-name-unportable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-name-not-nfc': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-too-many-entries': import("./entry.js").CatalogueEntry<{
        entries: number;
        maxEntries: number;
    }>;
    'bundle-too-large-unpacked': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'bundle-too-large': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'bundle-too-large-for-ioto': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'bundle-slow-download': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'bundle-script-missing': import("./entry.js").CatalogueEntry<{
        root: string;
    }>;
    'bundle-script-not-a-file': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-script-rollback-missing': import("./entry.js").CatalogueEntry<{
        root: string;
    }>;
    'bundle-script-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        bytes: number;
        maxBytes: number;
    }>;
    'bundle-script-empty': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-script-not-utf8': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-script-byte-order-mark': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'bundle-script-carriage-return': import("./entry.js").CatalogueEntry<{
        path: string;
        lines: number;
    }>;
    'bundle-script-shebang-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        line: string;
    }>;
    'bundle-script-shebang': import("./entry.js").CatalogueEntry<{
        path: string;
        shebang: string;
    }>;
    'bundle-script-shebang-options': import("./entry.js").CatalogueEntry<{
        path: string;
        options: string;
    }>;
    'bundle-script-syntax': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-script-unchecked': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-script-version-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        variable: string;
        found: string;
        version: string;
    }>;
    'bundle-contains-itself': import("./entry.js").CatalogueEntry<{
        out: string;
    }>;
    'bundle-file-changed': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-unwritable': import("./entry.js").CatalogueEntry<{
        out: string;
        reason: string;
    }>;
    'bundle-thread-died': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'bundle-not-reproducible': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'bundle-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'bundle-malformed': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'bundle-entry-refused': import("./entry.js").CatalogueEntry<{
        file: string;
        path: string;
        reason: string;
    }>;
    'bundle-entry-corrupt': import("./entry.js").CatalogueEntry<{
        file: string;
        path: string;
        reason: string;
    }>;
    'cli-usage': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'cli-flag-missing': import("./entry.js").CatalogueEntry<{
        flag: string;
        command: string;
    }>;
    'cli-operand-missing': import("./entry.js").CatalogueEntry<{
        operand: string;
        command: string;
    }>;
    'cli-unknown-action': import("./entry.js").CatalogueEntry<{
        command: string;
        action: string;
        actions: readonly string[];
    }>;
    'cli-input-invalid': import("./entry.js").CatalogueEntry<{
        origin: string;
        value: string;
        reason: string;
    }>;
    'cli-report-unwritable': import("./entry.js").CatalogueEntry<{
        origin: string;
        file: string;
        reason: string;
    }>;
    'cli-clock-invalid': import("./entry.js").CatalogueEntry<{
        variable: string;
        value: string;
    }>;
    'cli-fault': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'init-file-unwritable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'init-keys-in-repository': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'demo-directory-not-empty': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'demo-tool-missing': import("./entry.js").CatalogueEntry<{
        tool: string;
        reason: string;
    }>;
    'demo-step-failed': import("./entry.js").CatalogueEntry<{
        command: string;
        ended: string;
        output: string;
    }>;
    'config-json-too-large': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'config-json-not-utf8': import("./entry.js").CatalogueEntry<{
        byte: string;
    }>;
    'config-json-byte-order-mark': import("./entry.js").CatalogueEntry<unknown>;
    'config-json-syntax': import("./entry.js").CatalogueEntry<{
        expected: string;
        found: string;
    }>;
    'config-json-duplicate-key': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'config-json-trailing-comma': import("./entry.js").CatalogueEntry<{
        before: string;
    }>;
    'config-json-comment': import("./entry.js").CatalogueEntry<{
        mark: string;
    }>;
    'config-json-constant': import("./entry.js").CatalogueEntry<{
        word: string;
    }>;
    'config-json-quotes': import("./entry.js").CatalogueEntry<unknown>;
    'config-json-unquoted-key': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'config-json-number': import("./entry.js").CatalogueEntry<{
        text: string;
    }>;
    'config-json-integer-too-large': import("./entry.js").CatalogueEntry<{
        text: string;
    }>;
    'config-json-lone-surrogate': import("./entry.js").CatalogueEntry<unknown>;
    'config-json-escape': import("./entry.js").CatalogueEntry<{
        escape: string;
    }>;
    'config-json-control-character': import("./entry.js").CatalogueEntry<{
        codePoint: string;
    }>;
    'config-json-too-deep': import("./entry.js").CatalogueEntry<{
        maxDepth: number;
    }>;
    'config-file-missing': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'config-file-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'config-sample-not-json': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'config-schema-kind': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'config-schema-dialect': import("./entry.js").CatalogueEntry<{
        dialect: string;
    }>;
    'config-schema-mixed-dialects': import("./entry.js").CatalogueEntry<{
        dialect: string;
        root: string;
    }>;
    'config-schema-invalid': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'config-schema-pattern': import("./entry.js").CatalogueEntry<{
        pattern: string;
    }>;
    'config-schema-ref-remote': import("./entry.js").CatalogueEntry<{
        ref: string;
    }>;
    'config-schema-ref-outside': import("./entry.js").CatalogueEntry<{
        ref: string;
    }>;
    'config-schema-ref-missing': import("./entry.js").CatalogueEntry<{
        ref: string;
    }>;
    'config-schema-ref-dynamic': import("./entry.js").CatalogueEntry<{
        keyword: string;
    }>;
    'config-schema-too-many-files': import("./entry.js").CatalogueEntry<{
        maxFiles: number;
    }>;
    'config-schema-unknown-keyword': import("./entry.js").CatalogueEntry<{
        keyword: string;
    }>;
    'config-schema-unknown-format': import("./entry.js").CatalogueEntry<{
        format: string;
    }>;
    'config-module-failed': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'config-module-timed-out': import("./entry.js").CatalogueEntry<{
        timeoutMs: number;
    }>;
    'config-module-no-zod': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'config-module-zod-3': import("./entry.js").CatalogueEntry<unknown>;
    'config-module-no-schema': import("./entry.js").CatalogueEntry<{
        found: string;
    }>;
    'config-module-not-json': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'config-rejected': import("./entry.js").CatalogueEntry<{
        schema: string;
        violation: string;
    }>;
    'config-foreign-undemanded': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'config-foreign-revision-type': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'config-foreign-demand-unproven': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'config-template-version': import("./entry.js").CatalogueEntry<{
        found: string;
        version: string;
    }>;
    'config-version-grammar': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'config-key-dropped': import("./entry.js").CatalogueEntry<{
        key: string;
        near: string | undefined;
    }>;
    'config-secret': import("./entry.js").CatalogueEntry<{
        kind: string;
    }>;
    'config-judge-failed': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'config-upgrade-refused': import("./entry.js").CatalogueEntry<{
        versions: readonly string[];
        version: string;
        reason: string;
    }>;
    'config-upgrade-detour': import("./entry.js").CatalogueEntry<{
        versions: readonly string[];
        version: string;
        reason: string;
        path: readonly string[];
    }>;
    'config-foreign-narrowed': import("./entry.js").CatalogueEntry<{
        versions: readonly string[];
        version: string;
        reason: string;
    }>;
    'config-foreign-incomparable': import("./entry.js").CatalogueEntry<{
        versions: readonly string[];
        version: string;
        reason: string;
    }>;
    'connhex-api-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'connhex-version-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
    }>;
    'connhex-bounds-empty': import("./entry.js").CatalogueEntry<{
        minVersion: string;
        maxVersion: string;
    }>;
    'connhex-bounds-unreachable': import("./entry.js").CatalogueEntry<{
        minVersion: string;
        version: string;
    }>;
    'connhex-range-inexpressible': import("./entry.js").CatalogueEntry<{
        upgradeFrom: string;
    }>;
    'connhex-barrier-passed': import("./entry.js").CatalogueEntry<{
        barrier: string;
        version: string;
    }>;
    'connhex-interval-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'connhex-agent-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'connhex-agent-section-missing': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'connhex-agent-key-unknown': import("./entry.js").CatalogueEntry<{
        key: string;
        known: readonly string[];
    }>;
    'connhex-agent-type-wrong': import("./entry.js").CatalogueEntry<{
        key: string;
        found: string;
        expected: string;
    }>;
    'connhex-agent-contradiction': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'connhex-token-missing': import("./entry.js").CatalogueEntry<{
        api: string;
    }>;
    'connhex-token-unusable': import("./entry.js").CatalogueEntry<unknown>;
    'connhex-unreachable': import("./entry.js").CatalogueEntry<{
        api: string;
        words: string;
    }>;
    'connhex-unauthorized': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    }>;
    'connhex-forbidden': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    } & {
        action: string;
    }>;
    'connhex-firmware-missing': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    } & {
        firmware: string;
    }>;
    'connhex-refused': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    }>;
    'connhex-media-refused': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    }>;
    'connhex-failed': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    } & {
        status: number;
    }>;
    'connhex-answer-unexpected': import("./entry.js").CatalogueEntry<{
        readonly api: string;
        readonly request: string;
        readonly words: string;
    } & {
        status: number;
    }>;
    'connhex-release-differs': import("./entry.js").CatalogueEntry<{
        api: string;
        version: string;
        expected: string;
        found: string;
    }>;
    'connhex-upload-damaged': import("./entry.js").CatalogueEntry<{
        api: string;
        version: string;
        expected: string;
        found: string;
        removed: boolean;
    }>;
    'connhex-checksum-unknown': import("./entry.js").CatalogueEntry<{
        api: string;
        version: string;
        checksum: string;
    }>;
    'connhex-not-activated': import("./entry.js").CatalogueEntry<{
        version: string;
        higher: string;
    }>;
    'doctor-node-old': import("./entry.js").CatalogueEntry<{
        version: string;
        minimum: string;
    }>;
    'doctor-temp-unusable': import("./entry.js").CatalogueEntry<{
        directory: string;
        reason: string;
    }>;
    'doctor-temp-small': import("./entry.js").CatalogueEntry<{
        directory: string;
        freeMebibytes: number;
        neededMebibytes: number;
    }>;
    'doctor-program-missing': import("./entry.js").CatalogueEntry<{
        program: string;
        key: string;
    }>;
    'doctor-clock-set': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'doctor-clock-drift': import("./entry.js").CatalogueEntry<{
        seconds: number;
        server: string;
    }>;
    'doctor-clock-wrong': import("./entry.js").CatalogueEntry<{
        seconds: number;
        server: string;
    }>;
    'doctor-no-answer': import("./entry.js").CatalogueEntry<{
        what: string;
        seconds: number;
    }>;
    'doctor-git-old': import("./entry.js").CatalogueEntry<{
        version: string;
        minimum: string;
    }>;
    'doctor-git-shallow': import("./entry.js").CatalogueEntry<{
        ci: "github" | "gitlab" | "other";
    }>;
    'doctor-git-tags-missing': import("./entry.js").CatalogueEntry<{
        tags: readonly string[];
        remote: string;
    }>;
    'doctor-git-tags-differ': import("./entry.js").CatalogueEntry<{
        tags: readonly string[];
        remote: string;
    }>;
    'doctor-git-submodules': import("./entry.js").CatalogueEntry<{
        readonly paths: readonly string[];
        readonly count?: number;
    }>;
    'doctor-git-lfs-pointers': import("./entry.js").CatalogueEntry<{
        readonly paths: readonly string[];
        readonly count?: number;
    }>;
    'doctor-git-line-endings': import("./entry.js").CatalogueEntry<{
        readonly paths: readonly string[];
        readonly count?: number;
    } & {
        autocrlf: string;
    }>;
    'doctor-git-file-modes': import("./entry.js").CatalogueEntry<{
        readonly paths: readonly string[];
        readonly count?: number;
    }>;
    'doctor-git-case-clash': import("./entry.js").CatalogueEntry<{
        readonly paths: readonly string[];
        readonly count?: number;
    }>;
    'doctor-key-single': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'doctor-key-file-mode': import("./entry.js").CatalogueEntry<{
        file: string;
        mode: string;
    }>;
    'doctor-key-committed': import("./entry.js").CatalogueEntry<{
        file: string;
        trusted: boolean;
    }>;
    'doctor-key-in-history': import("./entry.js").CatalogueEntry<{
        file: string;
        commit: string;
    }>;
    'doctor-key-in-tree': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'doctor-pipeline-missing': import("./entry.js").CatalogueEntry<{
        looked: string;
    }>;
    'doctor-pipeline-unreadable': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'doctor-pipeline-permission': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        permission: string;
        found: string;
        why: string;
    }>;
    'doctor-pipeline-permission-unsaid': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    }>;
    'doctor-pipeline-concurrency': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        key: 'concurrency' | 'resource_group';
    }>;
    'doctor-pipeline-cut-off': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        key: 'cancel-in-progress' | 'interruptible';
    }>;
    'doctor-pipeline-depth': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        key: 'fetch-depth' | 'GIT_DEPTH';
    }>;
    'doctor-pipeline-lfs': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    }>;
    'doctor-pipeline-unpinned': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        uses: readonly string[];
    }>;
    'doctor-pipeline-key-missing': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    }>;
    'doctor-pipeline-key-written': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    } & {
        name: string;
    }>;
    'doctor-pipeline-strangers': import("./entry.js").CatalogueEntry<{
        readonly job: string;
    }>;
    'doctor-pipeline-refresh-missing': import("./entry.js").CatalogueEntry<{
        days: number;
    }>;
    'doctor-pipeline-pages-missing': import("./entry.js").CatalogueEntry<{
        publicUrl: string;
    }>;
    'doctor-pipeline-unprotected': import("./entry.js").CatalogueEntry<{
        ref: string;
    }>;
    'fleet-stuck': import("./entry.js").CatalogueEntry<import("./fleet.js").FleetDevices & {
        latest: string;
        at: string | null;
        why: string;
    }>;
    'fleet-downgrade': import("./entry.js").CatalogueEntry<import("./fleet.js").FleetDevices & {
        at: string;
        to: string;
    }>;
    'fleet-loop': import("./entry.js").CatalogueEntry<import("./fleet.js").FleetDevices & {
        round: readonly string[];
    }>;
    'fleet-allow-unused': import("./entry.js").CatalogueEntry<{
        family: string;
        version: string;
        what: string;
    }>;
    'forge-token-missing': import("./entry.js").CatalogueEntry<{
        forge: string;
        variable: string;
    }>;
    'forge-repository-unknown': import("./entry.js").CatalogueEntry<{
        forge: string;
        remote: string;
    }>;
    'forge-not-found': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'forge-rate-limited': import("./entry.js").CatalogueEntry<{
        location: string;
        seconds: number;
        words: string;
    }>;
    'forge-answer-unexpected': import("./entry.js").CatalogueEntry<{
        location: string;
        request: string;
        status: number;
        words: string;
    }>;
    'forge-certificate-unreadable': import("./entry.js").CatalogueEntry<{
        variable: string;
        file: string;
        reason: string;
    }>;
    'forge-proxy-invalid': import("./entry.js").CatalogueEntry<{
        variable: string;
        reason: string;
    }>;
    'tag-commit-unknown': import("./entry.js").CatalogueEntry<{
        name: string;
        commit: string;
        location: string;
    }>;
    'page-asset-differs': import("./entry.js").CatalogueEntry<{
        tag: string;
        asset: string;
        location: string;
    }>;
    'page-immutable': import("./entry.js").CatalogueEntry<{
        tag: string;
        missing: string;
        location: string;
    }>;
    'page-forge-unable': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'connection-readme-missing': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'connection-archive-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        tag: string;
    }>;
    'freshness-expired': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
    }>;
    'freshness-about-to-expire': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
        daysLeft: number;
        withinDays: number;
    }>;
    'freshness-within-invalid': import("./entry.js").CatalogueEntry<{
        origin: string;
        value: string;
    }>;
    'freshness-views-behind': import("./entry.js").CatalogueEntry<{
        channel: string;
        paths: readonly string[];
    }>;
    'host-branch-remote-unknown': import("./entry.js").CatalogueEntry<{
        remote: string;
        branch: string;
    }>;
    'host-branch-name-invalid': import("./entry.js").CatalogueEntry<{
        branch: string;
        reason: string;
    }>;
    'host-branch-git-old': import("./entry.js").CatalogueEntry<{
        found: string;
        needed: string;
    }>;
    'host-branch-unauthorized': import("./entry.js").CatalogueEntry<{
        location: string;
        access: 'read' | 'write';
        words: string;
    }>;
    'host-branch-protected': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'host-branch-refused': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
        words: string;
    }>;
    'host-branch-file-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
        bytes: number;
        maxBytes: number;
    }>;
    'host-branch-file-refused': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'host-branch-quota': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'host-branch-contended': import("./entry.js").CatalogueEntry<{
        location: string;
        attempts: number;
    }>;
    'host-branch-file-large': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
        bytes: number;
    }>;
    'host-branch-site-large': import("./entry.js").CatalogueEntry<{
        location: string;
        bytes: number;
        maxBytes: number;
    }>;
    'host-branch-attributes': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        attribute: string;
    }>;
    'host-branch-jekyll': import("./entry.js").CatalogueEntry<{
        location: string;
        file: string;
    }>;
    'host-branch-of-source': import("./entry.js").CatalogueEntry<{
        location: string;
        branch: string;
    }>;
    'github-permission-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        what: string;
        words: string;
    }>;
    'github-tag-protected': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
        words: string;
    }>;
    'github-repository-archived': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'github-tag-missing': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
    }>;
    'github-environment-unusable': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'gitlab-permission-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        what: string;
        words: string;
    }>;
    'gitlab-tag-protected': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
        words: string;
    }>;
    'gitlab-job-token-push': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'gitlab-project-archived': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'gitlab-packages-off': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'gitlab-package-name': import("./entry.js").CatalogueEntry<{
        part: 'product' | 'version';
        value: string;
    }>;
    'host-path-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'host-path-is-directory': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
    }>;
    'host-path-not-a-file': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
    }>;
    'host-parent-is-file': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
    }>;
    'host-symlink': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
    }>;
    'host-root-not-a-directory': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-unwritable': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'host-unreadable': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'host-read-only': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-disk-full': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
    }>;
    'host-other-file-system': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
    }>;
    'host-failed': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'host-object-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
        size: number;
        maxBytes: number;
    }>;
    'host-source-changed': import("./entry.js").CatalogueEntry<{
        file: string;
        path: string;
        expected: string;
        found: string;
    }>;
    'host-source-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        path: string;
        reason: string;
    }>;
    'host-locked': import("./entry.js").CatalogueEntry<{
        location: string;
        owner: string;
        seconds: number;
    }>;
    'host-lock-lost': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-no-hard-links': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-case-insensitive': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-unlistable': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'host-unreachable': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'host-denied': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        access: 'read' | 'write' | 'remove';
        reason: string;
    }>;
    'host-refused': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'host-corrupted': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        expected: string;
        found: string;
    }>;
    'host-ignores-conditions': import("./entry.js").CatalogueEntry<{
        location: string;
        shown: string;
    }>;
    'host-conditions-trusted': import("./entry.js").CatalogueEntry<{
        location: string;
        shown: string;
    }>;
    'http-put-credential-missing': import("./entry.js").CatalogueEntry<{
        given: string;
        missing: string;
    }>;
    'http-put-credentials-both': import("./entry.js").CatalogueEntry<unknown>;
    'http-put-credential-unusable': import("./entry.js").CatalogueEntry<{
        variable: string;
        reason: string;
    }>;
    'http-put-plain-http': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'http-put-untrusted': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-base-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-not-allowed': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-redirected': import("./entry.js").CatalogueEntry<{
        location: string;
        target: string;
    }>;
    'http-put-too-large': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        reason: string;
    }>;
    'http-put-small-limit': import("./entry.js").CatalogueEntry<{
        location: string;
        bytes: number;
    }>;
    'http-put-length-required': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-immutable': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-flat': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'http-put-soft-404': import("./entry.js").CatalogueEntry<{
        location: string;
        shown: string;
    }>;
    'http-put-no-delete': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
        left: string;
    }>;
    'http-put-keeps-half': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'ioto-url-insecure': import("./entry.js").CatalogueEntry<{
        url: string;
    }>;
    'ioto-url-port': import("./entry.js").CatalogueEntry<{
        url: string;
        port: string;
    }>;
    'ioto-policy-unknowable': import("./entry.js").CatalogueEntry<{
        properties: readonly string[];
    }>;
    'ioto-policy-unmatched': import("./entry.js").CatalogueEntry<{
        policy: string;
        samples: number;
    }>;
    'ioto-sample-invalid': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'ioto-agent-config-unreadable': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'ioto-agent-setting': import("./entry.js").CatalogueEntry<{
        path: string;
        value: unknown;
        reason: string;
        instead: string;
    }>;
    'ioto-documents-many': import("./entry.js").CatalogueEntry<{
        documents: number;
    }>;
    'ioto-file-too-large': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'ioto-site-unprepared': import("./entry.js").CatalogueEntry<{
        site: string;
        channel: string;
    }>;
    'ioto-serve-address': import("./entry.js").CatalogueEntry<{
        address: string;
        reason: string;
    }>;
    'ioto-policy-too-long': import("./entry.js").CatalogueEntry<{
        length: number;
        maximum: number;
    }>;
    'ioto-policy-too-many-terms': import("./entry.js").CatalogueEntry<{
        maximum: number;
    }>;
    'ioto-policy-too-deep': import("./entry.js").CatalogueEntry<{
        maximum: number;
    }>;
    'ioto-policy-character': import("./entry.js").CatalogueEntry<{
        character: string;
        instead: string;
    }>;
    'ioto-policy-operator': import("./entry.js").CatalogueEntry<{
        found: string;
        instead: string;
    }>;
    'ioto-policy-unclosed': import("./entry.js").CatalogueEntry<{
        what: string;
        closing: string;
    }>;
    'ioto-policy-escape': import("./entry.js").CatalogueEntry<{
        escape: string;
    }>;
    'ioto-policy-number': import("./entry.js").CatalogueEntry<{
        text: string;
        instead: string;
    }>;
    'ioto-policy-syntax': import("./entry.js").CatalogueEntry<{
        found: string;
        expected: string;
        instead: string;
    }>;
    'ioto-policy-chain': import("./entry.js").CatalogueEntry<{
        text: string;
    }>;
    'ioto-policy-regex': import("./entry.js").CatalogueEntry<{
        source: string;
        reason: string;
        instead: string;
    }>;
    'ioto-policy-function': import("./entry.js").CatalogueEntry<{
        name: string;
    }>;
    'ioto-policy-semver': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'ioto-policy-version': import("./entry.js").CatalogueEntry<{
        text: string;
        suggestion: string | undefined;
    }>;
    'ioto-policy-update-variable': import("./entry.js").CatalogueEntry<{
        name: string;
    }>;
    'ioto-policy-type': import("./entry.js").CatalogueEntry<{
        text: string;
        operator: string;
        reason: string;
        instead: string;
    }>;
    'ioto-policy-no-condition': import("./entry.js").CatalogueEntry<{
        text: string;
        instead: string;
    }>;
    'ioto-policy-unknown-variable': import("./entry.js").CatalogueEntry<{
        name: string;
        samples: number;
        instead: string | undefined;
    }>;
    'ioto-policy-version-parts': import("./entry.js").CatalogueEntry<{
        text: string;
        example: string;
        suggestion: string;
    }>;
    'ioto-policy-version-order': import("./entry.js").CatalogueEntry<{
        text: string;
        suggestion: string;
    }>;
    'ioto-policy-text-order': import("./entry.js").CatalogueEntry<{
        text: string;
        literal: string;
    }>;
    'ioto-policy-power': import("./entry.js").CatalogueEntry<{
        text: string;
    }>;
    'ioto-policy-constant': import("./entry.js").CatalogueEntry<{
        text: string;
        value: boolean;
    }>;
    'ioto-policy-no-upgrade': import("./entry.js").CatalogueEntry<{
        newVersion: string;
        versions: readonly string[];
        suggestion: string;
    }>;
    'ioto-policy-offers-nobody': import("./entry.js").CatalogueEntry<{
        newVersion: string;
        tried: number;
    }>;
    'ioto-policy-missing-property': import("./entry.js").CatalogueEntry<{
        text: string;
        name: string;
        missing: number;
        samples: number;
    }>;
    'ioto-policy-sample-type': import("./entry.js").CatalogueEntry<{
        text: string;
        name: string;
        value: string;
    }>;
    'ivy-repository-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        reason: string;
    }>;
    'ivy-host-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'ivy-constant-name': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'ivy-python-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'ivy-repository-depth': import("./entry.js").CatalogueEntry<{
        repository: string;
    }>;
    'ivy-url-path': import("./entry.js").CatalogueEntry<{
        url: string;
    }>;
    'ivy-url-insecure': import("./entry.js").CatalogueEntry<{
        url: string;
    }>;
    'ivy-template-missing': import("./entry.js").CatalogueEntry<unknown>;
    'ivy-template-key': import("./entry.js").CatalogueEntry<{
        key: string;
        wanted: string;
    }>;
    'ivy-template-unsafe': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'ivy-template-moved': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        expected: string;
    }>;
    'ivy-revision-not-raised': import("./entry.js").CatalogueEntry<{
        revision: number;
        published: number;
        version: string;
    }>;
    'ivy-constant-missing': import("./entry.js").CatalogueEntry<{
        file: string;
        name: string;
    }>;
    'ivy-constant-differs': import("./entry.js").CatalogueEntry<{
        name: string;
        found: string;
        version: string;
    }>;
    'ivy-name-differs': import("./entry.js").CatalogueEntry<{
        name: string;
        found: string;
        expected: string;
    }>;
    'ivy-name-changed': import("./entry.js").CatalogueEntry<{
        found: string;
        published: string;
    }>;
    'ivy-source-incomplete': import("./entry.js").CatalogueEntry<{
        missing: readonly string[];
    }>;
    'ivy-source-submodule': import("./entry.js").CatalogueEntry<{
        paths: readonly string[];
    }>;
    'ivy-source-lfs': import("./entry.js").CatalogueEntry<{
        paths: readonly string[];
    }>;
    'ivy-source-name': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'ivy-readme-missing': import("./entry.js").CatalogueEntry<unknown>;
    'ivy-gate-empty': import("./entry.js").CatalogueEntry<{
        marker: string;
        tests: number;
    }>;
    'ivy-pytest-missing': import("./entry.js").CatalogueEntry<unknown>;
    'ivy-pytest-unlocked': import("./entry.js").CatalogueEntry<unknown>;
    'ivy-python-excluded': import("./entry.js").CatalogueEntry<{
        requires: string;
        python: string;
    }>;
    'ivy-python-unreadable': import("./entry.js").CatalogueEntry<{
        requires: string;
    }>;
    'ivy-gate-failed': import("./entry.js").CatalogueEntry<{
        command: string;
        exitCode: number;
        meaning: string;
        output: string;
    }>;
    'ivy-gate-late': import("./entry.js").CatalogueEntry<{
        command: string;
        minutes: number;
        output: string;
    }>;
    'ivy-gate-unstartable': import("./entry.js").CatalogueEntry<{
        command: string;
        reason: string;
    }>;
    'ivy-probe-missing': import("./entry.js").CatalogueEntry<{
        url: string;
        status: number;
    }>;
    'ivy-probe-unexpected': import("./entry.js").CatalogueEntry<{
        url: string;
    }>;
    'ivy-archive-missing': import("./entry.js").CatalogueEntry<{
        url: string;
        status: number;
    }>;
    'ivy-host-unreachable': import("./entry.js").CatalogueEntry<{
        url: string;
        words: string;
    }>;
    'key-none-trusted': import("./entry.js").CatalogueEntry<unknown>;
    'key-secret-missing': import("./entry.js").CatalogueEntry<unknown>;
    'key-not-trusted': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'key-threshold-unmet': import("./entry.js").CatalogueEntry<{
        signers: number;
        threshold: number;
    }>;
    'key-threshold-invalid': import("./entry.js").CatalogueEntry<{
        threshold: number;
    }>;
    'key-threshold-too-high': import("./entry.js").CatalogueEntry<{
        threshold: number;
        keys: number;
    }>;
    'key-repeated': import("./entry.js").CatalogueEntry<{
        keyId: string;
        first: number;
        again: number;
    }>;
    'key-file-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason?: string;
    }>;
    'key-file-exists': import("./entry.js").CatalogueEntry<{
        files: readonly string[];
    }>;
    'key-file-unwritable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'key-empty': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    }>;
    'key-quoted': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    }>;
    'key-line-ends-escaped': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    }>;
    'key-openssh': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    }>;
    'key-hex': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        digits: number;
    }>;
    'key-not-base64': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        characters: number;
    }>;
    'key-form-unknown': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        lines: number;
    }>;
    'key-wrong-length': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        bytes: number;
    }>;
    'key-public-expected': import("./entry.js").CatalogueEntry<{
        found: string;
    }>;
    'key-secret-expected': import("./entry.js").CatalogueEntry<{
        found: string;
    }>;
    'key-other-algorithm': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        algorithm: string;
    }>;
    'key-pem-encrypted': import("./entry.js").CatalogueEntry<unknown>;
    'key-pem-malformed': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        reason: string;
    }>;
    'key-minisign-malformed': import("./entry.js").CatalogueEntry<{
        readonly role: "public" | "secret";
    } & {
        reason: string;
    }>;
    'key-password-missing': import("./entry.js").CatalogueEntry<unknown>;
    'key-wrong-password': import("./entry.js").CatalogueEntry<unknown>;
    'key-password-too-costly': import("./entry.js").CatalogueEntry<{
        maxMebibytes: number;
    }>;
    'key-password-memory': import("./entry.js").CatalogueEntry<{
        mebibytes: number;
    }>;
    'key-inconsistent': import("./entry.js").CatalogueEntry<unknown>;
    'key-not-a-point': import("./entry.js").CatalogueEntry<unknown>;
    'key-weak': import("./entry.js").CatalogueEntry<unknown>;
    'signature-refused': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'signature-invalid': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'signature-threshold-unmet': import("./entry.js").CatalogueEntry<{
        valid: number;
        threshold: number;
        unknown: number;
    }>;
    'signature-minisign-malformed': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'signature-minisign-other-key': import("./entry.js").CatalogueEntry<{
        found: string;
        trusted: readonly string[];
    }>;
    'signature-minisign-invalid': import("./entry.js").CatalogueEntry<{
        part: string;
    }>;
    'envelope-too-large': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'envelope-not-json': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'envelope-not-an-object': import("./entry.js").CatalogueEntry<{
        found: string;
    }>;
    'envelope-field-invalid': import("./entry.js").CatalogueEntry<{
        field: string;
        reason: string;
    }>;
    'envelope-key-unknown': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'library-option-unknown': import("./entry.js").CatalogueEntry<{
        call: string;
        option: string;
        suggestion: string | undefined;
        known: readonly string[];
    }>;
    'library-option-invalid': import("./entry.js").CatalogueEntry<{
        call: string;
        option: string;
        found: string;
        expected: string;
    }>;
    'device-index-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        site: string;
    }>;
    'device-product-other': import("./entry.js").CatalogueEntry<{
        path: string;
        found: string;
        product: string;
    }>;
    'device-model-other': import("./entry.js").CatalogueEntry<{
        path: string;
        model: string;
        models: readonly string[];
    }>;
    'operation-nothing-released': import("./entry.js").CatalogueEntry<{
        channel: string;
        site: string;
    }>;
    'operation-version-unknown': import("./entry.js").CatalogueEntry<{
        version: string;
        channel: string;
        newest: string | null;
    }>;
    'page-foreign': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
        named: boolean;
    }>;
    'page-tampered': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'pantavisor-option-missing': import("./entry.js").CatalogueEntry<{
        option: string;
        why: string;
    }>;
    'pantavisor-parts-empty': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'pantavisor-parts-too-many': import("./entry.js").CatalogueEntry<{
        directory: string;
        maximum: number;
    }>;
    'pantavisor-part-unreadable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'pantavisor-part-refused': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'pantavisor-part-json': import("./entry.js").CatalogueEntry<{
        path: string;
        at: string;
        reason: string;
    }>;
    'pantavisor-part-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        bytes: number;
        maxBytes: number;
    }>;
    'pantavisor-state-too-large': import("./entry.js").CatalogueEntry<{
        directory: string;
        bytes: number;
        maxBytes: number;
    }>;
    'pantavisor-part-changed': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'pantavisor-name-too-long': import("./entry.js").CatalogueEntry<{
        name: string;
        characters: number;
        maximum: number;
    }>;
    'pantavisor-key-missing': import("./entry.js").CatalogueEntry<unknown>;
    'pantavisor-key-invalid': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'pantavisor-key-other': import("./entry.js").CatalogueEntry<{
        subject: string;
    }>;
    'pantavisor-certificates-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'pantavisor-chain-refused': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'pantavisor-certificate-expires-soon': import("./entry.js").CatalogueEntry<{
        subject: string;
        expires: string;
        days: number;
    }>;
    'pantavisor-signature-refused': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'pantavisor-state-refused': import("./entry.js").CatalogueEntry<{
        message: string;
        key?: string;
        reason: string;
    }>;
    'pantavisor-state-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'pantavisor-dot-files': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'project-file-missing': import("./entry.js").CatalogueEntry<{
        file: string;
        directory?: string | undefined;
    }>;
    'project-file-ambiguous': import("./entry.js").CatalogueEntry<{
        files: readonly string[];
    }>;
    'project-file-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'project-file-too-large': import("./entry.js").CatalogueEntry<{
        bytes: number;
        maxBytes: number;
    }>;
    'project-file-extension': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'project-empty': import("./entry.js").CatalogueEntry<unknown>;
    'project-not-utf8': import("./entry.js").CatalogueEntry<{
        byte: string;
    }>;
    'project-byte-order-mark': import("./entry.js").CatalogueEntry<unknown>;
    'project-control-character': import("./entry.js").CatalogueEntry<{
        codePoint: string;
    }>;
    'project-syntax': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    'project-tab': import("./entry.js").CatalogueEntry<unknown>;
    'project-duplicate-key': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'project-several-documents': import("./entry.js").CatalogueEntry<unknown>;
    'project-yaml-feature': import("./entry.js").CatalogueEntry<{
        feature: string;
    }>;
    'project-too-deep': import("./entry.js").CatalogueEntry<{
        maxDepth: number;
    }>;
    'project-unknown-key': import("./entry.js").CatalogueEntry<{
        key: string;
        known: readonly string[];
        suggestion?: string | undefined;
    }>;
    'project-key-missing': import("./entry.js").CatalogueEntry<{
        key: string;
        expected: string;
    }>;
    'project-wrong-type': import("./entry.js").CatalogueEntry<{
        key: string;
        expected: string;
        given: string;
        quoted?: string | undefined;
    }>;
    'project-unknown-choice': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        choices: readonly string[];
        suggestion?: string | undefined;
    }>;
    'project-list-empty': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'project-list-duplicate': import("./entry.js").CatalogueEntry<{
        key: string;
        value?: string | undefined;
    }>;
    'project-number-out-of-range': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        minimum: number;
        maximum: number;
    }>;
    'project-text-empty': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'project-text-blanks': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
    }>;
    'project-text-control-character': import("./entry.js").CatalogueEntry<{
        key: string;
        codePoint: string;
    }>;
    'project-text-too-long': import("./entry.js").CatalogueEntry<{
        key: string;
        length: number;
        maximum: number;
    }>;
    'project-product-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        suggestion?: string | undefined;
    }>;
    'project-version-number': import("./entry.js").CatalogueEntry<{
        written: string;
        number: string;
    }>;
    'project-version-source-unknown': import("./entry.js").CatalogueEntry<{
        value: string;
        suggestion?: string | undefined;
    }>;
    'project-path-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'project-glob-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'project-size-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
    }>;
    'project-expires-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        minimum: number;
        maximum: number;
    }>;
    'project-hours-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        minimum: number;
        maximum: number;
    }>;
    'project-prune-older-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        minimum: number;
        maximum: number;
    }>;
    'project-channel-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-version-text-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
    }>;
    'project-range-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-url-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'project-host-unsupported': import("./entry.js").CatalogueEntry<{
        value: string;
        known: readonly string[];
    }>;
    'project-host-url-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        reason: string;
    }>;
    'project-host-kind': import("./entry.js").CatalogueEntry<{
        given: readonly string[];
        known: readonly string[];
    }>;
    'project-host-option': import("./entry.js").CatalogueEntry<{
        option: string;
        kind: string;
        options: readonly string[];
    }>;
    'project-host-option-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'project-purge-kind': import("./entry.js").CatalogueEntry<{
        given: readonly string[];
    }>;
    'project-remote-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
        reason: string;
    }>;
    'project-tag-prefix': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-tag-prefix-ivy': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-tag-placeholder': import("./entry.js").CatalogueEntry<{
        placeholder: string;
        suggestion?: string | undefined;
    }>;
    'project-notes-source': import("./entry.js").CatalogueEntry<{
        given: number;
    }>;
    'project-attachment-name-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-attachment-name-clash': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-attachment-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'project-media-type-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'project-secret-key': import("./entry.js").CatalogueEntry<{
        key: string;
    }>;
    'project-pattern-unmatched': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
    }>;
    'project-pattern-too-wide': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        maximum: number;
    }>;
    'project-notes-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'project-notes-empty': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'project-notes-too-long': import("./entry.js").CatalogueEntry<{
        file: string;
        bytes: number;
        maxBytes: number;
    }>;
    'project-notes-section-missing': import("./entry.js").CatalogueEntry<{
        file: string;
        version: string;
        headings: readonly string[];
    }>;
    'project-notes-section-ambiguous': import("./entry.js").CatalogueEntry<{
        file: string;
        version: string;
        lines: readonly number[];
    }>;
    'verify-location-invalid': import("./entry.js").CatalogueEntry<{
        location: string;
        reason: string;
    }>;
    'verify-path-refused': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-read-failed': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-object-too-large': import("./entry.js").CatalogueEntry<{
        path: string;
        maxBytes: number;
    }>;
    'verify-index-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        site: string;
    }>;
    'verify-index-not-copy': import("./entry.js").CatalogueEntry<{
        path: string;
        revision: string;
    }>;
    'verify-index-stale': import("./entry.js").CatalogueEntry<{
        path: string;
        counter: number;
        newest: string;
    }>;
    'verify-index-expired': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
    }>;
    'verify-index-expires-soon': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
        days: number;
    }>;
    'verify-counter-rolled-back': import("./entry.js").CatalogueEntry<{
        path: string;
        counter: number;
        minCounter: number;
    }>;
    'verify-revision-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        newest: string;
    }>;
    'verify-revision-forked': import("./entry.js").CatalogueEntry<{
        path: string;
        next: string;
    }>;
    'verify-revision-key-retired': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-revision-time-back': import("./entry.js").CatalogueEntry<{
        path: string;
        created: string;
        before: string;
    }>;
    'verify-version-lost': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
        before: string;
    }>;
    'verify-version-changed': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
        before: string;
    }>;
    'verify-version-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-version-unlisted': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-other-product': import("./entry.js").CatalogueEntry<{
        path: string;
        found: string;
        product: string;
    }>;
    'verify-object-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        neededBy: string;
    }>;
    'verify-object-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: string | number;
        expected: string | number;
        signedIn: string;
    }>;
    'verify-release-disagrees': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: unknown;
        expected: unknown;
    }>;
    'verify-flist-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        flist: string;
        bundle: string;
    }>;
    'verify-flist-elsewhere': import("./entry.js").CatalogueEntry<{
        path: string;
        flist: string;
        site: string;
    }>;
    'verify-minisig-invalid': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-minisig-unchecked': import("./entry.js").CatalogueEntry<{
        path: string;
        maxBytes: number;
    }>;
    'verify-pointer-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'verify-document-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        revision: string;
    }>;
    'verify-site-partial': import("./entry.js").CatalogueEntry<{
        site: string;
        path: string;
        held: readonly string[];
        listed: number;
    }>;
    'verify-unfinished-release': import("./entry.js").CatalogueEntry<{
        path: string;
        version: string;
    }>;
    'verify-object-orphaned': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-file-unknown': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-leftover-temp': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'verify-name-clash': import("./entry.js").CatalogueEntry<{
        path: string;
        other: string;
    }>;
    'verify-http-head': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        head: string;
        get: string;
    }>;
    'verify-http-range': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        answer: string;
    }>;
    'verify-http-validators': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble>;
    'verify-http-conditional': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        status: number;
        header: string;
    }>;
    'verify-http-redirect': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        hops: number;
    }>;
    'verify-http-pointer-cached': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        cacheControl: string;
        seconds: number;
        maxSeconds: number;
    }>;
    'verify-http-bundle-uncached': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        cacheControl: string;
    }>;
    'verify-http-encoding': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        encoding: string;
    }>;
    'verify-http-length-missing': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble>;
    'verify-http-bundle-too-large': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        size: number;
        maxBytes: number;
    }>;
    'verify-http-url-unfit': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        reason: string;
    }>;
    'verify-http-soft-404': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        status: number;
    }>;
    'verify-http-md5-empty': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble>;
    'public-not-served': import("./entry.js").CatalogueEntry<{
        release: string;
        host: string;
        url: string;
    }>;
    'public-origin-stale': import("./entry.js").CatalogueEntry<import("./public.js").Difference & import("./public.js").Cached>;
    'public-cache-stale': import("./entry.js").CatalogueEntry<import("./public.js").Difference & import("./public.js").FromCache>;
    'public-missing': import("./entry.js").CatalogueEntry<import("./public.js").Asked & import("./public.js").Cached & {
        status: number;
    }>;
    'public-absence-cached': import("./entry.js").CatalogueEntry<import("./public.js").Asked & import("./public.js").FromCache & {
        status: number;
    }>;
    'public-web-page': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        status: number;
        type: string;
    }>;
    'public-other-content': import("./entry.js").CatalogueEntry<import("./public.js").Difference & import("./public.js").Cached>;
    'public-cut-off': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        reason: string;
    }>;
    'public-denied': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        status: number;
    }>;
    'public-server-error': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        status: number;
    }>;
    'public-status-unfit': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        status: number;
    }>;
    'public-tls': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        reason: string;
    }>;
    'public-dns': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        reason: string;
    }>;
    'public-unreachable': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        reason: string;
    }>;
    'public-redirect-chain': import("./entry.js").CatalogueEntry<import("./public.js").Asked & {
        reason: string;
    }>;
    'public-http-redirect-insecure': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        insecure: string;
    }>;
    'public-http-redirect-elsewhere': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        target: string;
        hops: number;
    }>;
    'public-http-redirect-pointer': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        target: string;
        hops: number;
    }>;
    'public-http-type': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        type: string;
    }>;
    'public-http-absence-kept': import("./entry.js").CatalogueEntry<import("./verify.js").Stumble & {
        status: number;
        seconds: number;
        cacheControl: string;
    }>;
    'purge-cloudfront-failed': import("./entry.js").CatalogueEntry<{
        distribution: string;
        reason: string;
    }>;
    'purge-command-failed': import("./entry.js").CatalogueEntry<{
        program: string;
        reason: string;
    }>;
    'record-missing': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease>;
    'record-differs': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease & {
        readonly found: string;
        readonly expected: string;
    }>;
    'record-unverified': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease & {
        readonly reason: string;
    }>;
    'record-disagrees': import("./entry.js").CatalogueEntry<import("./record.js").FactOfRelease>;
    'provenance-missing': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease>;
    'provenance-differs': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease & {
        readonly found: string;
        readonly expected: string;
    }>;
    'provenance-unverified': import("./entry.js").CatalogueEntry<import("./record.js").NamedByRelease & {
        readonly reason: string;
    }>;
    'provenance-disagrees': import("./entry.js").CatalogueEntry<import("./record.js").FactOfRelease>;
    'rehearsal-failed': import("./entry.js").CatalogueEntry<import("./rehearsal.js").TriedHop & {
        state: string;
        why: string;
        output: string | undefined;
    }>;
    'rehearsal-unverified': import("./entry.js").CatalogueEntry<import("./rehearsal.js").TriedHop & {
        state: string;
        why: string;
    }>;
    'rehearsal-fault-ignored': import("./entry.js").CatalogueEntry<import("./rehearsal.js").TriedHop & {
        fault: string;
    }>;
    'rehearsal-old-version-lost': import("./entry.js").CatalogueEntry<import("./rehearsal.js").TriedHop & {
        why: string;
    }>;
    'rehearsal-download-broken': import("./entry.js").CatalogueEntry<{
        path: string;
        received: number;
        size: number;
    }>;
    'rehearsal-download-differs': import("./entry.js").CatalogueEntry<{
        path: string;
        fact: string;
        found: string | number;
        expected: string | number;
    }>;
    'rehearsal-download-missing': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'rehearsal-node-refuses': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'rehearsal-no-space': import("./entry.js").CatalogueEntry<{
        path: string;
        roomBytes: number;
    }>;
    'rehearsal-archive-refused': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'rehearsal-root-unreadable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'rehearsal-isolation-unavailable': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-not-isolated': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-scripts-not-run': import("./entry.js").CatalogueEntry<unknown>;
    'rehearsal-family-missing': import("./entry.js").CatalogueEntry<{
        site: string;
    }>;
    'rehearsal-fault-unknown': import("./entry.js").CatalogueEntry<{
        fault: string;
        known: readonly string[];
    }>;
    'reissue-source-missing': import("./entry.js").CatalogueEntry<{
        version: string;
        site: string;
        channel: string | null;
    }>;
    'reissue-source-ambiguous': import("./entry.js").CatalogueEntry<{
        version: string;
        channels: readonly string[];
    }>;
    'reissue-channel-unknown': import("./entry.js").CatalogueEntry<{
        location: string;
    }>;
    'reissue-same-channel': import("./entry.js").CatalogueEntry<{
        version: string;
        channel: string;
    }>;
    'reissue-source-withdrawn': import("./entry.js").CatalogueEntry<{
        version: string;
        channel: string;
        reason: string;
    }>;
    'reissue-source-pruned': import("./entry.js").CatalogueEntry<{
        version: string;
        channel: string;
    }>;
    'reissue-pre-release': import("./entry.js").CatalogueEntry<{
        version: string;
        suggestion: string;
    }>;
    'reissue-not-higher': import("./entry.js").CatalogueEntry<{
        version: string;
        highest: string;
        channel: string;
    }>;
    'reissue-commit-missing': import("./entry.js").CatalogueEntry<{
        commit: string;
        version: string;
        tag: string;
    }>;
    'reissue-checkout-needed': import("./entry.js").CatalogueEntry<{
        commit: string;
        head: string;
        families: readonly string[];
    }>;
    'reissue-signature-foreign': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'repository-missing': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'repository-no-git': import("./entry.js").CatalogueEntry<{
        command: string;
    }>;
    'repository-git-failed': import("./entry.js").CatalogueEntry<{
        command: string;
        exitCode: number;
        words: string;
    }>;
    'repository-git-timeout': import("./entry.js").CatalogueEntry<{
        command: string;
        seconds: number;
    }>;
    'repository-git-output': import("./entry.js").CatalogueEntry<{
        command: string;
        maxBytes: number;
    }>;
    'repository-unsafe-owner': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'repository-no-commit': import("./entry.js").CatalogueEntry<{
        directory: string;
    }>;
    'repository-dirty': import("./entry.js").CatalogueEntry<{
        count: number;
        paths: readonly string[];
    }>;
    'repository-commit-not-pushed': import("./entry.js").CatalogueEntry<{
        commit: string;
        remote: string;
    }>;
    'repository-remote-missing': import("./entry.js").CatalogueEntry<{
        remote: string;
    }>;
    'tag-on-other-commit': import("./entry.js").CatalogueEntry<{
        name: string;
        found: string;
        commit: string;
        location: string;
    }>;
    'tag-local-on-other-commit': import("./entry.js").CatalogueEntry<{
        name: string;
        found: string;
        commit: string;
    }>;
    'tag-not-annotated': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
    }>;
    'tag-name-invalid': import("./entry.js").CatalogueEntry<{
        name: string;
    }>;
    'tag-push-rejected': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
        reason: string;
        words: string;
    }>;
    'tag-push-protected': import("./entry.js").CatalogueEntry<{
        name: string;
        location: string;
        words: string;
    }>;
    'tag-push-hook-refused': import("./entry.js").CatalogueEntry<{
        name: string;
        words: string;
    }>;
    'tag-push-unauthorized': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'forge-unauthorized': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'forge-unreachable': import("./entry.js").CatalogueEntry<{
        location: string;
        words: string;
    }>;
    'rollout-percent-invalid': import("./entry.js").CatalogueEntry<{
        value: string;
    }>;
    'rollout-over-invalid': import("./entry.js").CatalogueEntry<{
        origin: string;
        value: string;
        minimum: number;
        maximum: number;
    }>;
    'rollout-over-unused': import("./entry.js").CatalogueEntry<{
        origin: string;
        action: string;
    }>;
    'rollout-operand-unknown': import("./entry.js").CatalogueEntry<{
        action: string;
        values: readonly string[];
        takes: string;
    }>;
    'rollout-nothing-left': import("./entry.js").CatalogueEntry<{
        channel: string;
    }>;
    'rollout-version-withdrawn': import("./entry.js").CatalogueEntry<{
        version: string;
        reason: string;
    }>;
    'rollout-version-archived': import("./entry.js").CatalogueEntry<{
        version: string;
        newest: string | null;
    }>;
    'rollout-complete-already': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'rollout-goes-down': import("./entry.js").CatalogueEntry<{
        title: string;
        version: string;
        to: string;
    }>;
    'rotation-versions-stranded': import("./entry.js").CatalogueEntry<{
        versions: string;
        keys: readonly string[];
        threshold: number;
        signers: readonly string[];
        further: readonly string[];
    }>;
    'rotation-withdrawn-stranded': import("./entry.js").CatalogueEntry<{
        versions: string;
        keys: readonly string[];
        signers: readonly string[];
    }>;
    'rotation-first-signer': import("./entry.js").CatalogueEntry<{
        signer: string;
        versions: string;
    }>;
    'rotation-key-retired': import("./entry.js").CatalogueEntry<{
        keyId: string;
        since: number;
    }>;
    'rotation-signer-retired': import("./entry.js").CatalogueEntry<{
        keyId: string;
        since: number;
    }>;
    'rotation-key-unlisted': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'rotation-key-not-listed': import("./entry.js").CatalogueEntry<{
        keyId: string;
        publicKey: string;
    }>;
    'rotation-release-key-retired': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'rotation-key-unknown': import("./entry.js").CatalogueEntry<{
        key: string;
        known: readonly string[];
    }>;
    'rotation-key-ambiguous': import("./entry.js").CatalogueEntry<{
        key: string;
        found: readonly string[];
    }>;
    'rotation-key-itself': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'rotation-last-key': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'rotation-threshold-high': import("./entry.js").CatalogueEntry<{
        threshold: number;
        keys: readonly string[];
    }>;
    'rotation-retiring-signer': import("./entry.js").CatalogueEntry<{
        keyId: string;
    }>;
    'rotation-still-needed': import("./entry.js").CatalogueEntry<{
        keyId: string;
        versions: string;
        keys: readonly string[];
        threshold: number;
        signers: readonly string[];
    }>;
    's3-region-unknown': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    's3-region-wrong': import("./entry.js").CatalogueEntry<{
        location: string;
        region: string;
        found: string;
    }>;
    's3-bucket-missing': import("./entry.js").CatalogueEntry<{
        bucket: string;
        endpoint: string;
    }>;
    's3-endpoint-wrong': import("./entry.js").CatalogueEntry<{
        endpoint: string;
        path: string;
        answer: string;
    }>;
    's3-credentials-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        access: 'read' | 'write' | 'list' | 'remove';
        path: string;
    }>;
    's3-credentials-unusable': import("./entry.js").CatalogueEntry<{
        reason: string;
    }>;
    's3-credentials-rejected': import("./entry.js").CatalogueEntry<{
        endpoint: string;
        reason: string;
    }>;
    's3-credentials-expired': import("./entry.js").CatalogueEntry<{
        endpoint: string;
        reason: string;
    }>;
    's3-clock-wrong': import("./entry.js").CatalogueEntry<{
        endpoint: string;
        reason: string;
    }>;
    's3-permission-missing': import("./entry.js").CatalogueEntry<{
        location: string;
        action: string;
        resource: string;
        reason: string;
    }>;
    's3-read-ambiguous': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
        object: string;
        bucket: string;
    }>;
    's3-object-changed': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
    }>;
    's3-probe-left': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
        resource: string;
        reason: string;
    }>;
    'signatures-pending': import("./entry.js").CatalogueEntry<{
        file: string;
        waiting: readonly string[];
        needed: number;
        keyIds: readonly string[];
    }>;
    'signatures-file-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'signatures-file-invalid': import("./entry.js").CatalogueEntry<{
        file: string;
        field: string;
        reason: string;
    }>;
    'signatures-file-unwritable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'signatures-file-missing': import("./entry.js").CatalogueEntry<{
        file: string;
    }>;
    'signatures-other-product': import("./entry.js").CatalogueEntry<{
        file: string;
        found: string;
        product: string;
    }>;
    'signatures-wrong': import("./entry.js").CatalogueEntry<{
        file: string;
        what: string;
        keyId: string;
    }>;
    'signatures-time-stale': import("./entry.js").CatalogueEntry<{
        file: string;
        created: string;
        now: string;
        days: number;
    }>;
    'signatures-bytes-unknown': import("./entry.js").CatalogueEntry<{
        what: string;
        reason: string;
    }>;
    'signatures-key-unwanted': import("./entry.js").CatalogueEntry<{
        keyIds: readonly string[];
        wanted: readonly string[];
    }>;
    'signatures-mode-unclear': import("./entry.js").CatalogueEntry<unknown>;
    'signer-failed': import("./entry.js").CatalogueEntry<{
        program: string;
        reason: string;
        said: string;
    }>;
    'signer-output-invalid': import("./entry.js").CatalogueEntry<{
        program: string;
        bytes: number;
    }>;
    'signer-other-key': import("./entry.js").CatalogueEntry<{
        program: string;
        keyId: string;
    }>;
    'site-object-unreadable': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'site-object-unverified': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'site-other-product': import("./entry.js").CatalogueEntry<{
        site: string;
        found: string;
        product: string;
    }>;
    'site-other-channel': import("./entry.js").CatalogueEntry<{
        path: string;
        found: string;
        channel: string;
    }>;
    'site-revision-missing': import("./entry.js").CatalogueEntry<{
        path: string;
        index: string;
    }>;
    'site-revision-broken-chain': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'site-revision-overwritten': import("./entry.js").CatalogueEntry<{
        path: string;
        location: string;
    }>;
    'site-archive-broken': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'site-version-differs': import("./entry.js").CatalogueEntry<{
        version: string;
        differences: string;
    }>;
    'site-version-claimed': import("./entry.js").CatalogueEntry<{
        version: string;
        path: string;
    }>;
    'site-stage-differs': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'site-contended': import("./entry.js").CatalogueEntry<{
        attempts: number;
    }>;
    'site-views-contended': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'site-public-url-missing': import("./entry.js").CatalogueEntry<unknown>;
    'site-host-missing': import("./entry.js").CatalogueEntry<unknown>;
    'transfer-version-unknown': import("./entry.js").CatalogueEntry<{
        version: string;
        site: string;
        channels: readonly string[];
    }>;
    'transfer-version-withdrawn': import("./entry.js").CatalogueEntry<{
        version: string;
        reason: string;
    }>;
    'transfer-version-pruned': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'transfer-target-not-empty': import("./entry.js").CatalogueEntry<{
        target: string;
        path: string;
    }>;
    'transfer-target-ahead': import("./entry.js").CatalogueEntry<{
        target: string;
        site: string;
        channel: string;
        there: number;
        here: number;
    }>;
    'transfer-diverged': import("./entry.js").CatalogueEntry<{
        target: string;
        site: string;
        path: string;
    }>;
    'transfer-object-differs': import("./entry.js").CatalogueEntry<{
        location: string;
        path: string;
    }>;
    'transfer-latest-left-out': import("./entry.js").CatalogueEntry<{
        channel: string;
        latest: string;
        highest: string;
    }>;
    'transfer-strands-devices': import("./entry.js").CatalogueEntry<{
        channel: string;
        target: string;
        versions: readonly string[];
        needed: readonly string[];
    }>;
    'transfer-flist-elsewhere': import("./entry.js").CatalogueEntry<{
        target: string;
        addresses: readonly string[];
    }>;
    'transfer-spool-failed': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'transfer-out-unwritable': import("./entry.js").CatalogueEntry<{
        out: string;
        reason: string;
    }>;
    'transfer-archive-broken': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'transfer-archive-refused': import("./entry.js").CatalogueEntry<{
        file: string;
        entry: string;
        reason: string;
    }>;
    'tuf-root-threshold': import("./entry.js").CatalogueEntry<{
        path: string;
        before: string | null;
        signing: number;
        threshold: number;
        missing: readonly string[];
    }>;
    'tuf-root-missing': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'tuf-root-broken': import("./entry.js").CatalogueEntry<{
        path: string;
        reason: string;
    }>;
    'tuf-root-expired': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
    }>;
    'tuf-root-expires-soon': import("./entry.js").CatalogueEntry<{
        path: string;
        expires: string;
        days: number;
    }>;
    'tuf-root-unnamed': import("./entry.js").CatalogueEntry<{
        path: string;
        named: string;
    }>;
    'tuf-metadata-refused': import("./entry.js").CatalogueEntry<{
        path: string;
        root: string;
        reason: string;
    }>;
    'tuf-metadata-left': import("./entry.js").CatalogueEntry<{
        path: string;
    }>;
    'version-missing': import("./entry.js").CatalogueEntry<unknown>;
    'version-not-semver': import("./entry.js").CatalogueEntry<{
        version: string;
        reason: string;
        suggestion?: string | undefined;
    }>;
    'version-v-prefix': import("./entry.js").CatalogueEntry<{
        version: string;
        bare: string;
    }>;
    'version-build-metadata': import("./entry.js").CatalogueEntry<{
        version: string;
        build: string;
    }>;
    'version-undotted-number': import("./entry.js").CatalogueEntry<{
        version: string;
        identifier: string;
        suggestion: string;
    }>;
    'version-number-too-large': import("./entry.js").CatalogueEntry<{
        version: string;
        number: string;
    }>;
    'version-too-long': import("./entry.js").CatalogueEntry<{
        version: string;
        length: number;
        maximum: number;
    }>;
    'version-back-port': import("./entry.js").CatalogueEntry<{
        version: string;
        latest: string;
        channel: string;
    }>;
    'version-pre-release-in-stable': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'version-first-is-default': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'version-file-unreadable': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'version-file-empty': import("./entry.js").CatalogueEntry<{
        file: string;
        reason: string;
    }>;
    'version-dynamic': import("./entry.js").CatalogueEntry<{
        file: string;
        backend?: string | undefined;
    }>;
    'version-python-spelling': import("./entry.js").CatalogueEntry<{
        version: string;
        file: string;
        suggestion?: string | undefined;
    }>;
    'version-tag-missing': import("./entry.js").CatalogueEntry<{
        others: readonly string[];
    }>;
    'version-not-raised': import("./entry.js").CatalogueEntry<{
        version: string;
        name: string;
        location: string;
    }>;
    'version-tag-ambiguous': import("./entry.js").CatalogueEntry<{
        tags: readonly string[];
    }>;
    'version-withdrawn': import("./entry.js").CatalogueEntry<{
        version: string;
        reason: string;
        next: string;
    }>;
    'version-pruned': import("./entry.js").CatalogueEntry<{
        version: string;
        next: string;
    }>;
    'barrier-strands-devices': import("./entry.js").CatalogueEntry<{
        version: string;
        range: string;
        versions: readonly string[];
    }>;
    'yank-reason-missing': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'yank-reason-invalid': import("./entry.js").CatalogueEntry<{
        reason: string;
        maximum: number;
    }>;
    'yank-pruned': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'yank-strands-devices': import("./entry.js").CatalogueEntry<{
        title: string;
        versions: readonly string[];
        latest: string | null;
        why: string;
        higher: string;
    }>;
    'yank-keeps-devices': import("./entry.js").CatalogueEntry<{
        families: readonly string[];
        version: string;
        latest: string | null;
        higher: string;
    }>;
    'yank-leaves-nothing': import("./entry.js").CatalogueEntry<{
        channel: string;
        version: string;
        higher: string;
    }>;
    'prune-policy-missing': import("./entry.js").CatalogueEntry<unknown>;
    'prune-object-unreadable': import("./entry.js").CatalogueEntry<{
        version: string;
        path: string;
        reason: string;
    }>;
    'prune-contended': import("./entry.js").CatalogueEntry<{
        attempts: number;
    }>;
    'zos-flist-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'zos-storage-invalid': import("./entry.js").CatalogueEntry<{
        key: string;
        value: string;
        reason: string;
    }>;
    'zos-hook-not-executable': import("./entry.js").CatalogueEntry<{
        hook: string;
    }>;
    'zos-hook-not-a-file': import("./entry.js").CatalogueEntry<{
        hook: string;
        what: string;
    }>;
    'zos-upgrade-from-ignored': import("./entry.js").CatalogueEntry<{
        version: string;
        upgradeFrom: string;
        from: readonly string[];
    }>;
    'zos-flist-md5-empty': import("./entry.js").CatalogueEntry<{
        url: string;
    }>;
    'zos-flist-md5-odd': import("./entry.js").CatalogueEntry<{
        url: string;
        found: string;
    }>;
    'zos-flist-unreachable': import("./entry.js").CatalogueEntry<{
        url: string;
        reason: string;
    }>;
    'publisher-url-invalid': import("./entry.js").CatalogueEntry<{
        url: string;
        reason: string;
    }>;
    'publisher-version-invalid': import("./entry.js").CatalogueEntry<{
        version: string;
    }>;
    'publisher-unreachable': import("./entry.js").CatalogueEntry<{
        url: string;
        reason: string;
    }>;
    'publisher-status': import("./entry.js").CatalogueEntry<{
        url: string;
        status: number;
    }>;
    'publisher-answer-invalid': import("./entry.js").CatalogueEntry<{
        url: string;
        reason: string;
    }>;
    'publisher-latest-unlisted': import("./entry.js").CatalogueEntry<{
        url: string;
        latest: string;
    }>;
};
