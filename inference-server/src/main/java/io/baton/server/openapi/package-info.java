/**
 * The API described by itself: {@code /openapi.json}, and {@code /docs} made of it.
 *
 * <p>To add an operation, register its {@code Endpoint} and describe it in the YAML file of its
 * feature among this package's resources; a new file is named under {@code x-parts} of {@code
 * openapi.yaml}, in the order of the page. An operation has
 *
 * <ul>
 *   <li>{@code operationId}: the endpoint's name;
 *   <li>{@code x-scopes}: the scopes of its access, {@code [operator]} for the operator's, {@code
 *       []} with {@code security: []} for an open one;
 *   <li>{@code x-problems}: the statuses of problems that it answers with, which become references
 *       to the shared responses {@code Problem400} and so on; 400 is added where the path has a
 *       parameter, 408 where there is a body;
 *   <li>a schema with {@code example} (or {@code examples}) for each body, and an {@code example}
 *       for each parameter in the path;
 *   <li>{@code x-example-status}: 409 where the example is refused because something must happen
 *       first that no operation of the document does, 404 where it must not remove what the others
 *       need.
 * </ul>
 *
 * <p>{@code ApiContractTest} sends every operation in the order of the document with its examples
 * to a real server and holds the answers against the schemas. An id that only the server knows is
 * told by a {@code link} of the response that has it. An operation whose body is not JSON is left
 * to the tests of its feature. Schemas published elsewhere, such as the history format's, are taken
 * in under {@code x-schemas}.
 */
@NullMarked
package io.baton.server.openapi;

import org.jspecify.annotations.NullMarked;
