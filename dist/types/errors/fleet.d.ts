/** Devices of one family on some versions. */
export interface FleetDevices {
    /** As people write it: `0-OS`. */
    readonly title: string;
    /** As the project file spells it. */
    readonly family: string;
    readonly versions: readonly string[];
}
/** What the fleet plan finds: docs/fleet-plan.md. */
export declare const fleetErrors: {
    'fleet-stuck': import("./entry.js").CatalogueEntry<FleetDevices & {
        latest: string;
        at: string | null;
        why: string;
    }>;
    'fleet-downgrade': import("./entry.js").CatalogueEntry<FleetDevices & {
        at: string;
        to: string;
    }>;
    'fleet-loop': import("./entry.js").CatalogueEntry<FleetDevices & {
        round: readonly string[];
    }>;
    'fleet-allow-unused': import("./entry.js").CatalogueEntry<{
        family: string;
        version: string;
        what: string;
    }>;
};
