//! What a person does with a case, shared by both faces.
