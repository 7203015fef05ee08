/// The ways to clusters that the user keeps: a list, and a form that tests what is typed.
///
/// Uses `model`, `browse`, `store`, `task` and `ui.kit`; knows no other feature (enforced by `ArchitectureTest`).
///
/// **Decision: input is checked while it is typed, and beside its field.** No network call is made with an address that can't be one.
///
/// **Decision: each group of settings is a part of its own**, a view with its own view model that reads its properties from the connection
/// and gives them back, so that the form only puts parts below one another ([dev.topicscope.ui.connections.FetchFormViewModel]).
///
/// **Decision: the passwords of a route are written here and never read back.** A form of a connection that is kept does not get them: a
/// blank field leaves what is kept (`RouteFormViewModelTest`, `RouteSecretsTest`).
package dev.topicscope.ui.connections;
