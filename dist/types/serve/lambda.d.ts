/** What AWS Lambda hands to a function behind a function URL or an HTTP API, as far as it is read here. */
export interface LambdaEvent {
    readonly rawPath?: string;
    readonly rawQueryString?: string;
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly body?: string | null;
    readonly isBase64Encoded?: boolean;
    readonly requestContext?: {
        readonly domainName?: string;
        readonly http?: {
            readonly method?: string;
        };
    };
}
/** What the function gives back. */
export interface LambdaResult {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}
/**
 * A `fetch` handler as a function of AWS Lambda, for its event format 2.0: function URLs and HTTP APIs (AWS Lambda, “Invoking function
 * URLs”, request and response payload). An event of another format is answered as a GET of `/`, and so refused by the handler.
 */
export declare const lambdaHandler: (handler: (request: Request) => Promise<Response>) => (event: LambdaEvent) => Promise<LambdaResult>;
